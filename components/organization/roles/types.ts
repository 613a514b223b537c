import type { Role } from '@/lib/actor'
import type { TokenRow } from './rows'

export interface TokenAccess {
  /** Verbs of the access table that are allowed. */
  readonly verbs: readonly string[]
  /** Those that require re-authentication. */
  readonly confirmed: readonly string[]
}

type OfEach<T> = Readonly<Record<Role, T>>

export interface RoleMatrix {
  readonly tokens: readonly { readonly relation: TokenRow; readonly access: OfEach<TokenAccess> }[]
  /** Members, invitations, locations and the organization itself. */
  readonly manage: OfEach<boolean>
  /** Make someone an owner, or change one. */
  readonly owners: OfEach<boolean>
  /** Transfer and delete the organization, and require second factors. */
  readonly owns: OfEach<boolean>
  readonly policy: OfEach<boolean>
  readonly destinations: OfEach<'all' | 'own' | 'none'>
}
