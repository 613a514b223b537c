import type { Role, Scope } from '../actor'
import type { PresetName } from '../tokens/index'
import type { Lifetime } from '../tokens/schema'
import type { SeedPerson } from './people'

/** An organization as it is to be made, with its past. Days count back from now. */
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

export interface LocationSeed {
  readonly name: string
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
  /** Email of the person who makes it. */
  readonly maker: string
  readonly location?: string
  readonly scopes: readonly Scope[]
  readonly ipAllowlist?: readonly string[]
  readonly madeDaysAgo: number
  /** By default what the policy gives. */
  readonly lives?: Lifetime | 'never'
  /** Made before the policy allowed viewing: it is not stored. */
  readonly beforeViewing?: boolean
  readonly steps?: readonly StepSeed[]
  readonly traffic?: TrafficSeed
}

export interface StepSeed {
  readonly daysAgo: number
  readonly does: 'deactivate' | 'remove' | 'rotate' | 'delete'
}

/** How software uses a token: busier on working days, in working hours. */
export interface TrafficSeed {
  /** Requests of an ordinary working day. */
  readonly perDay: number
  /** One of so many is rejected. */
  readonly rejectedOneIn?: number
  readonly fromDaysAgo: number
  readonly untilDaysAgo?: number
  readonly ip: string
  readonly userAgent: string
  readonly endpoint: string
}

/** An inbox with what arrived in it. */
export interface DestinationSeed {
  readonly name: string
  readonly maker: string
  readonly location?: string
  readonly madeDaysAgo: number
  readonly deliveredDaysAgo: readonly number[]
  /** What software posts. */
  readonly body: Readonly<Record<string, unknown>>
}

/** Twelve days of use by ordinary software. */
export const traffic = (perDay: number, more: Partial<TrafficSeed> = {}): TrafficSeed => ({
  perDay,
  fromDaysAgo: 12,
  ip: '203.0.113.24',
  userAgent: 'sync/2.4',
  endpoint: 'GET /api/v1/token',
  ...more,
})
