import type { Role, Scope, TokenType } from '../actor'

export interface ScopeRule {
  readonly name: Scope
  readonly label: string
  readonly risk: 'low' | 'medium' | 'high'
  readonly reason: string
  /** Lowest role that may grant it. */
  readonly lowestRole: Role
  /** Token types that may have it; absent = all. */
  readonly types?: readonly TokenType[] | undefined
}
