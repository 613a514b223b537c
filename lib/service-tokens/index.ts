import type { Actor } from '../actor'
import type { Audit } from '../audit/index'
import type { Db } from '../db/client'
import type { TokenKey } from '../ids'
import type { Keys } from '../keys'
import type { Clock, Log, Random } from '../ports'
import type { Outcome } from '../result'
import type { Secret } from '../secret'
import { authenticateService } from './authenticate'
import { createServiceToken, describeServiceToken, listServiceTokens, revokeServiceToken } from './manage'
import type { ServiceTokenInput, ServiceTokenView } from './schema'

export interface ServiceTokenDeps {
  readonly db: Db
  readonly audit: Pick<Audit, 'installation'>
  readonly clock: Clock
  readonly random: Random
  readonly keys: Keys
  readonly log: Log
}

/** An API server of the company. It may ask about tokens of every organization, and about itself; nothing else. */
export interface ServiceCaller {
  readonly kind: 'service'
  readonly tokenKey: TokenKey
  readonly name: string
}

/** A fresh service token. Its secret exists here and nowhere else. */
export interface IssuedServiceToken {
  readonly token: ServiceTokenView
  readonly secret: Secret
}

export interface ServiceTokens {
  /** For the operator. */
  create(actor: Actor, input: ServiceTokenInput): Promise<Outcome<IssuedServiceToken, 'forbidden' | 'invalid_input'>>
  /** For the operator; newest first, without those that were revoked. */
  list(actor: Actor): Promise<Outcome<readonly ServiceTokenView[], 'forbidden'>>
  /** For the operator, and for whoever holds the token. */
  revoke(actor: Actor | ServiceCaller, tokenKey: string): Promise<Outcome<null, 'forbidden' | 'not_found'>>
  about(caller: ServiceCaller): Promise<Outcome<ServiceTokenView, 'not_found'>>
  /** The caller a presented string makes, or null, whatever the reason. Records the use, to the minute. */
  enter(presented: string): Promise<ServiceCaller | null>
}

export function createServiceTokens(deps: ServiceTokenDeps): ServiceTokens {
  return {
    create: (actor, input) => createServiceToken(deps, actor, input),
    list: (actor) => listServiceTokens(deps, actor),
    revoke: (actor, tokenKey) => revokeServiceToken(deps, actor, tokenKey),
    about: (caller) => describeServiceToken(deps, caller),
    enter: (presented) => authenticateService(deps, presented),
  }
}

export type { ServiceTokenInput, ServiceTokenView }
