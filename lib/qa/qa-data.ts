import type { Role, TokenType } from '../actor'
import type { SeededLocation } from '../seeding/index'
import type { TokenStatus } from '../tokens/schema'

/** Data that a reset created, for tests to refer to. */
export interface QaData {
  readonly organization: { readonly id: string; readonly slug: string; readonly name: string } | null
  readonly users: readonly { readonly email: string; readonly password: string; readonly role: Role; readonly name: string }[]
  readonly locations: readonly SeededLocation[]
  readonly destinations: readonly QaDestination[]
  readonly tokens: readonly QaToken[]
}

export interface QaToken {
  readonly name: string
  /** The whole token. */
  readonly token: string
  readonly tokenKey: string
  readonly type: TokenType
  readonly status: TokenStatus
  /** Email; null if the token belongs to the organization. */
  readonly owner: string | null
}

/** Its managed token is in `tokens` under the same token key. */
interface QaDestination {
  readonly id: string
  readonly name: string
  readonly tokenKey: string
  /** Name of the location; null = the whole organization. */
  readonly location: string | null
}
