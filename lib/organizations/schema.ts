import { z } from 'zod'
import { email, personInput, timeZone } from '../accounts/schema'
import { type Role, roles } from '../actor'
import { isSlug } from '../input/slug'
import { line, needle, shortText } from '../input/text'
import { contradictions, inactivityDays, listedPerPerson, noticeDays, presetNames } from '../tokens/index'
import { lifetimes } from '../tokens/schema'
import type { LocationChoices, NamedLocation } from './location-choices-schema'
import { termsFrom } from './policy-terms'

export type * from './invitations/schema'
export {
  type LocationChoices,
  locationChoices,
  type NamedLocation,
  type VisibleFilter,
  type VisibleLocation,
  type VisibleLocations,
  visibleLocations,
} from './location-choices-schema'

const organizationName = line(80, { empty: 'Name the organization.', long: 'Use 80 characters or fewer.' })
const locationName = line(80, { empty: 'Name the location.', long: 'Use 80 characters or fewer.' })

const locationIds = z
  .array(needle(64).min(1))
  .max(1_000)
  .transform((ids) => [...new Set(ids)])

const slug = z.string().refine(isSlug, { error: 'Use 3 to 40 letters (a to z), digits and hyphens.' })

const organizationInput = z.strictObject({ name: organizationName, slug, timeZone: timeZone.default('UTC') })

/** Initial token policy of an organization: a preset and the changes to it. */
const policyInput = z
  .strictObject({
    preset: z.enum(presetNames),
    listedPerPerson,
    /** null = no expiration */
    lifetime: z.enum(lifetimes).nullable(),
    inactivityDays,
    noticeDays,
    viewAllowed: z.boolean().default(false),
  })
  .superRefine((chosen, context) => {
    for (const [field, message] of contradictions(termsFrom(chosen))) {
      context.addIssue({ code: 'custom', path: [field === 'defaultLifetime' ? 'lifetime' : field], message })
    }
  })

export const setUpInput = z.strictObject({
  /** Printed by `npm start`; required unless the server is local. */
  code: z.string().max(200).default(''),
  person: personInput,
  organization: organizationInput,
  /** Empty = no location. */
  location: z.union([z.literal(''), locationName]).default(''),
  policy: policyInput,
})
export type SetUpInput = z.input<typeof setUpInput>

export const testEmailInput = setUpInput.pick({ code: true }).extend({ to: email })
export type TestEmailInput = z.input<typeof testEmailInput>

/** An organization that a person creates for themselves. */
export const ownOrganizationInput = setUpInput.pick({ organization: true, location: true })
export type OwnOrganizationInput = z.input<typeof ownOrganizationInput>

export const newOrganizationInput = organizationInput.extend({ preset: z.enum(presetNames).default('default') })
export type NewOrganizationInput = z.input<typeof newOrganizationInput>

/** Short name of a location in other systems, in capitals; null = none. */
const locationCode = shortText(20)
  .transform((text) => text.toUpperCase())
  .refine((text) => text === '' || /^[A-Z0-9][A-Z0-9._-]*$/.test(text), {
    error: 'Use letters (A to Z), digits, dots, hyphens and underscores.',
  })
  .transform((text) => text || null)

const locationDetails = z.strictObject({
  name: locationName,
  code: locationCode.default(null),
  streetAddress: shortText(200).default(''),
  /** Null = that of the organization. */
  timeZone: timeZone.nullable().default(null),
})

export const newLocationInput = locationDetails.extend({ slug: slug.optional() })
export type NewLocationInput = z.input<typeof newLocationInput>

export const locationInput = locationDetails
export type LocationInput = z.input<typeof locationInput>

export const generalInput = organizationInput.pick({ name: true }).extend({ timeZone })
export type GeneralInput = z.input<typeof generalInput>

/** Whose second factor an organization requires: no one's, that of owners and admins, or everyone's. */
const secondFactorRules = ['optional', 'admins', 'everyone'] as const
export type SecondFactorRule = (typeof secondFactorRules)[number]

export const secondFactorInput = z.strictObject({ rule: z.enum(secondFactorRules) })
export type SecondFactorInput = z.input<typeof secondFactorInput>

const page = z.coerce.number().int().min(1).max(100_000).catch(1)

/** From the URL: invalid values are ignored. */
export const locationFilter = z.object({ q: needle(200).catch(''), page })
export type LocationFilter = Readonly<Record<string, unknown>>

export interface LocationRow {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly code: string | null
  readonly streetAddress: string
  /** Null = that of the organization. */
  readonly timeZone: string | null
  readonly archived: boolean
  /** Names of the first managers. */
  readonly managers: readonly string[]
  readonly moreManagers: boolean
  readonly members: number
  /** Number of its tokens that are not deleted, managed ones included. */
  readonly tokens: number
}

export interface LocationPage {
  readonly rows: readonly LocationRow[]
  readonly total: number
  readonly page: number
  readonly per: number
  readonly q: string
}

/** A line of the exported list. */
export interface ExportedLocation extends Omit<LocationRow, 'id' | 'moreManagers'> {
  readonly createdAt: string
  readonly archivedAt: string | null
}

export const newMemberInput = z.strictObject({
  userId: needle(64).min(1),
  role: z.enum(roles),
  locationIds: locationIds.default([]),
})
export type NewMemberInput = z.input<typeof newMemberInput>

export const roleInput = z.strictObject({
  userId: needle(64).min(1),
  role: z.enum(roles),
  /** Locations they manage or belong to; omitted = unchanged. */
  locationIds: locationIds.optional(),
})
export type RoleInput = z.input<typeof roleInput>

export interface MemberView {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly active: boolean
  /** Number of their user tokens that are not deleted. */
  readonly tokens: number
}

const memberSorts = ['name.asc', 'name.desc', 'email.asc', 'email.desc', 'role.asc', 'role.desc', 'joined.desc', 'joined.asc'] as const
export type MemberSort = (typeof memberSorts)[number]

/** From the URL: invalid values are ignored. */
export const memberFilter = z.object({
  q: needle(200).catch(''),
  sort: z.enum(memberSorts).catch('name.asc'),
  page,
})
export type MemberFilter = Readonly<Record<string, unknown>>

/** A row of the members page. */
export interface MemberRow {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly active: boolean
  readonly joinedAt: string
  /** Latest request of any session that is kept; null if there is none. */
  readonly lastSeenAt: string | null
  /** A password alone does not sign them in. */
  readonly secondFactor: boolean
  /** They have none, although the organization requires one of them. */
  readonly lacksSecondFactor: boolean
  readonly locations: readonly NamedLocation[]
  /** Number of their user tokens that are not deleted. */
  readonly tokens: number
  /** Numbers of the admin and location tokens that they created. */
  readonly created: { readonly admin: number; readonly location: number }
  /** Whether the viewer may change them, or why not. */
  readonly change: 'allowed' | 'owners_only' | 'last_owner'
  readonly self: boolean
}

export interface MemberPage extends LocationChoices {
  readonly rows: readonly MemberRow[]
  readonly total: number
  readonly page: number
  readonly per: number
  readonly q: string
  readonly sort: MemberSort
  /** Roles that the viewer may give. */
  readonly roles: readonly Role[]
  /** The viewer may create links that reset passwords. */
  readonly resetLinks: boolean
  readonly now: string
}

/** Members that a search by name or email address found. */
export const foundPeople = z.strictObject({
  people: z.array(z.strictObject({ userId: z.string(), name: z.string(), email: z.string(), role: z.enum(roles), active: z.boolean() })),
})
export type FoundPeople = z.infer<typeof foundPeople>

/** What was done in a new organization. */
export interface FirstSteps {
  readonly token: boolean
  readonly invitation: boolean
}

/** From the URL: invalid values are ignored. */
export const dangerFilter = z.object({ q: needle(200).catch('') })
export type DangerFilter = Readonly<Record<string, unknown>>

export interface Successor {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: Role
}

/** What an owner needs to hand over or delete the organization. */
export interface DangerPage {
  readonly name: string
  /** When it will be deleted; null if no owner asked for it. */
  readonly deletedAt: string | null
  /** The first members who could become its owner. */
  readonly successors: readonly Successor[]
  /** Number of all of them. */
  readonly found: number
  readonly q: string
  /** Numbers of members, and of tokens that are not deleted. */
  readonly members: number
  readonly tokens: number
}

/** What leaving an organization would do. */
export interface LeavingView {
  readonly slug: string
  readonly name: string
  /** The membership: it can't be left, and deleting the account ends it. */
  readonly deactivated: boolean
  readonly lastOwner: boolean
  /** User tokens, which stop working. */
  readonly ownTokens: number
  /** Admin and location tokens that the user created, which stay. */
  readonly createdTokens: number
}
