import type { Role } from '../actor'
import type { SecondFactorRule } from './schema'

/** Whether an organization with this rule requires a second factor of a role. */
export const isRequiredOf = (rule: string, role: Role): boolean =>
  rule === ('everyone' satisfies SecondFactorRule) ||
  (rule === ('admins' satisfies SecondFactorRule) && (role === 'owner' || role === 'admin'))
