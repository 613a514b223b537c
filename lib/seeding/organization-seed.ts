import type { Role, Scope } from '../actor'
import type { PresetName } from '../tokens/index'
import type { Lifetime } from '../tokens/schema'
import type { SeedPerson } from './people'

/** An organization to create, with its history. Days count back from now. */
export interface OrganizationSeed {
  readonly preset: PresetName
  readonly name: string
  readonly slug: string
  readonly timeZone: string
  readonly daysOld: number
  readonly locations: readonly LocationSeed[]
  readonly people: readonly PersonSeed[]
  readonly tokens: readonly TokenSeed[]
  readonly destinations?: readonly DestinationSeed[]
}

interface LocationSeed {
  readonly name: string
  readonly code?: string
  readonly streetAddress?: string
  readonly archivedDaysAgo?: number
}

export interface PersonSeed extends SeedPerson {
  readonly role: Role
  /** Names of locations. */
  readonly locations?: readonly string[]
  readonly leftDaysAgo?: number
}

export interface TokenSeed {
  readonly name: string
  readonly note?: string
  readonly type?: 'user' | 'admin' | 'location'
  /** Email of the creator. */
  readonly creator: string
  readonly location?: string
  readonly scopes: readonly Scope[]
  readonly ipAllowlist?: readonly string[]
  readonly createdDaysAgo: number
  /** Default: the lifetime of the policy. */
  readonly lifetime?: Lifetime | 'never'
  /** Created before the policy allowed viewing, so its secret is not stored. */
  readonly beforeViewing?: boolean
  readonly steps?: readonly StepSeed[]
  readonly traffic?: TrafficSeed
}

export interface StepSeed {
  readonly daysAgo: number
  readonly does: 'deactivate' | 'remove' | 'rotate' | 'delete'
}

/** Use of a token by software, higher on working days and in working hours. */
export interface TrafficSeed {
  /** Requests on a working day. */
  readonly perDay: number
  /** One in n requests is rejected. */
  readonly rejectedOneIn?: number
  readonly fromDaysAgo: number
  readonly untilDaysAgo?: number
  readonly ip: string
  readonly userAgent: string
  readonly endpoint: string
}

export interface DestinationSeed {
  readonly name: string
  readonly creator: string
  readonly location?: string
  readonly createdDaysAgo: number
  readonly deliveredDaysAgo: readonly number[]
  /** JSON body of each delivery. */
  readonly body: Readonly<Record<string, unknown>>
}

/** Twelve days of use. */
export const traffic = (perDay: number, more: Partial<TrafficSeed> = {}): TrafficSeed => ({
  perDay,
  fromDaysAgo: 12,
  ip: '203.0.113.24',
  userAgent: 'sync/2.4',
  endpoint: 'GET /api/v1/token',
  ...more,
})
