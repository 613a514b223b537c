import type { PreparedUser } from '../accounts/index'
import type { LocationId, OrgId } from '../ids'
import type { OrganizationSeed } from './organization-seed'

export interface SeedContext {
  readonly seed: OrganizationSeed
  readonly orgId: OrgId
  /** By email. */
  readonly people: ReadonlyMap<string, PreparedUser>
  /** By name. */
  readonly locations: ReadonlyMap<string, SeededLocation>
  readonly present: Date
}

export interface SeededLocation {
  readonly id: LocationId
  readonly slug: string
  readonly name: string
}
