import type { PersonActor } from '../actor'
import type { RecordChange } from '../audit/index'
import type { Tx } from '../db/client'
import type { OrgId, TokenId, TokenKey } from '../ids'
import type { Outcome } from '../result'
import type { Secret } from '../secret'

/** Fields that a managed token takes from its destination. */
export interface ManagedInput {
  readonly name: string
  readonly locationId: string | null
}

export interface IssuedManaged {
  readonly tokenId: TokenId
  readonly tokenKey: TokenKey
  readonly secret: Secret
}

/** The managed token of a destination. Both verbs run inside the change of the destination and are recorded with it. */
export interface ManagedTokens {
  issue(tx: Tx, actor: PersonActor, input: ManagedInput, now: Date, record: RecordChange): Promise<Outcome<IssuedManaged, 'paused'>>
  revoke(tx: Tx, orgId: OrgId, tokenKey: string, now: Date, record: RecordChange): Promise<void>
}
