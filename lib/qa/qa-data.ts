import type { Role, TokenType } from '../actor'
import type { SeededLocation } from '../seeding/index'
import type { TokenStatus } from '../tokens/schema'

/** What a reset made, for tests to hold on to. */
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
  /** Email; null where the token belongs to the organization. */
  readonly owner: string | null
}

/** An inbox; its managed token is among the tokens, under its token key. */
export interface QaDestination {
  readonly id: string
  readonly name: string
  readonly tokenKey: string
  /** Name; null = the whole organization's. */
  readonly location: string | null
}
