import type { Actor } from '../actor'
import type { TokenKey } from '../ids'
import type { Outcome } from '../result'
import type { Secret } from '../secret'
import type { ServiceTokenInput, ServiceTokenView } from './schema'

/** An API server of the company. It may verify tokens of every organization and read or revoke its own token; nothing else. */
export interface ServiceCaller {
  readonly kind: 'service'
  readonly tokenKey: TokenKey
  readonly name: string
}

/** A new service token. Its secret is not stored and cannot be shown again. */
export interface IssuedServiceToken {
  readonly token: ServiceTokenView
  readonly secret: Secret
}

export interface ServiceJournalReport {
  /** Token keys. */
  readonly putBack: readonly string[]
  readonly added: number
}

export interface ServiceTokens {
  /** Operator only. */
  create(actor: Actor, input: ServiceTokenInput): Promise<Outcome<IssuedServiceToken, 'forbidden' | 'invalid_input'>>
  /** Operator only; newest first, without revoked tokens. */
  list(actor: Actor): Promise<Outcome<readonly ServiceTokenView[], 'forbidden'>>
  /** For the operator and for the token itself. */
  revoke(actor: Actor | ServiceCaller, tokenKey: string): Promise<Outcome<null, 'forbidden' | 'not_found'>>
  /** Compares the rows with the journal; logs those that were put back and adds what the journal lacks. */
  compareWithJournal(): Promise<ServiceJournalReport>
  /** Revokes again what was revoked after a backup; returns the number of revoked tokens. */
  replayRevocations(revoked: ReadonlyMap<string, number>): Promise<number>
  /** The token of the caller. */
  about(caller: ServiceCaller): Promise<Outcome<ServiceTokenView, 'not_found'>>
  /** Returns the caller with this token, or null for any invalid one. Records the use, at most once a minute. */
  authenticate(presented: string): Promise<ServiceCaller | null>
}
