import type { Role, Scope } from '../actor'

/** An organisation as it is to be made, with its past. Days count back from now. */
export interface OrganisationSeed {
  readonly name: string
  readonly slug: string
  readonly timeZone: string
  readonly daysOld: number
  readonly locations: readonly LocationSeed[]
  readonly people: readonly PersonSeed[]
  readonly tokens: readonly TokenSeed[]
}

export interface LocationSeed {
  readonly name: string
  readonly archivedDaysAgo?: number
}

export interface PersonSeed {
  readonly name: string
  readonly email: string
  readonly role: Role
  /** Names of locations. */
  readonly locations?: readonly string[]
  readonly leftDaysAgo?: number
}

export interface TokenSeed {
  readonly name: string
  readonly note?: string
  readonly type?: 'user' | 'admin' | 'location'
  /** E-mail of the person who makes it. */
  readonly maker: string
  readonly location?: string
  readonly scopes: readonly Scope[]
  readonly addresses?: readonly string[]
  readonly madeDaysAgo: number
  readonly lives?: 'P30D' | 'P90D' | 'P1Y'
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
  /** One of so many is refused. */
  readonly refusedOneIn?: number
  readonly fromDaysAgo: number
  readonly untilDaysAgo?: number
  readonly ip: string
  readonly userAgent: string
  readonly endpoint: string
}
