import { z } from 'zod'
import { type Role, roles } from '../../actor'
import { longText } from '../../input/text'
import { addDuration } from '../../time/calendar'
import { type PolicyTerms, presetNames } from './presets'

/** Lifetimes a new token may be given by default. */
export const defaultLifetimes = ['P30D', 'P90D', 'P1Y'] as const
export const maxLifetimes = ['P30D', 'P90D', 'P1Y', 'P2Y', 'P5Y'] as const

/** The fields that decide something; the preset only names where they came from. */
export const policyFields = [
  'listedPerPerson',
  'livePerPerson',
  'defaultLifetime',
  'maxLifetime',
  'noExpirationAllowed',
  'inactivityDays',
  'noticeDays',
  'removeAllowed',
  'viewAllowed',
  'adminCreators',
  'locationCreators',
  'adminNeedsIpAllowlist',
  'maxOverlapHours',
  'paused',
  'pausedNote',
] as const
export type PolicyField = (typeof policyFields)[number]

function whole(least: number, most: number, zero: string) {
  const error = `Use ${least} to ${most}${zero && `; 0 means ${zero}`}.`
  return z.int({ error: 'Enter a whole number.' }).min(least, { error }).max(most, { error })
}

/** 0 = no limit */
export const listedPerPerson = whole(0, 1_000, 'no limit')
/** 0 = never */
export const inactivityDays = whole(0, 3_650, 'never')
/** Descending, each once. */
export const noticeDays = z
  .array(whole(1, 365, ''))
  .max(5, { error: 'Use five days or fewer.' })
  .transform((days) => [...new Set(days)].sort((one, other) => other - one))

/** Each role once, the highest first. */
const inOrder = <R extends Role>(chosen: readonly R[]): R[] => roles.filter((role): role is R => chosen.some((one) => one === role))

export const policyInput = z
  .strictObject({
    preset: z.enum(presetNames),
    listedPerPerson,
    /** 0 = no limit */
    livePerPerson: whole(0, 10_000, 'no limit'),
    /** ISO 8601; null = no end date */
    defaultLifetime: z.enum(defaultLifetimes).nullable(),
    /** null = any */
    maxLifetime: z.enum(maxLifetimes).nullable(),
    noExpirationAllowed: z.boolean(),
    inactivityDays,
    noticeDays,
    removeAllowed: z.boolean(),
    viewAllowed: z.boolean(),
    adminCreators: z
      .array(z.enum(['owner', 'admin']))
      .max(10)
      .transform(inOrder),
    locationCreators: z
      .array(z.enum(['owner', 'admin', 'manager']))
      .max(10)
      .transform(inOrder),
    adminNeedsIpAllowlist: z.boolean(),
    maxOverlapHours: whole(0, 168, 'none'),
    paused: z.boolean(),
    /** Read by members while new tokens are paused. */
    pausedNote: longText(280),
  })
  .superRefine((chosen, context) => {
    for (const [field, message] of contradictions(chosen)) context.addIssue({ code: 'custom', path: [field], message })
  })
export type PolicyInput = z.input<typeof policyInput>
export type ChosenPolicy = z.output<typeof policyInput>

type Limits = Pick<
  PolicyTerms,
  'listedPerPerson' | 'livePerPerson' | 'inactivityDays' | 'noticeDays' | 'noExpirationAllowed' | 'defaultLifetime' | 'maxLifetime'
>

const anyTime = new Date('2026-01-01T00:00:00Z')

/** Which fields contradict each other, and what to do. */
export function contradictions(chosen: Limits): (readonly [PolicyField, string])[] {
  const { listedPerPerson: listed, livePerPerson: live, defaultLifetime, maxLifetime, noExpirationAllowed } = chosen
  const found: (readonly [PolicyField, string] | false)[] = [
    live > 0 && listed > live && ['livePerPerson', `Use ${listed} or more: every listed token is live.`],
    defaultLifetime === null && !noExpirationAllowed && ['defaultLifetime', 'Choose a lifetime, or allow tokens without an end date.'],
    noExpirationAllowed &&
      maxLifetime !== null && ['noExpirationAllowed', 'With a longest lifetime every token ends. Choose one of the two.'],
    outlasts(defaultLifetime, maxLifetime) && ['defaultLifetime', 'The default cannot be longer than the longest lifetime.'],
    ...disuse(chosen),
  ]
  return found.filter((each) => each !== false)
}

function disuse({ inactivityDays: unused, noticeDays: notices }: Limits): (readonly [PolicyField, string] | false)[] {
  if (unused === 0) return []
  const late = notices.find((days) => days >= unused)
  return [
    notices.length === 0 && ['noticeDays', 'Add at least one: no token is deleted without a notice.'],
    late !== undefined && ['noticeDays', `Use fewer than ${unused} days: a notice comes before the deletion.`],
  ]
}

const outlasts = (lifetime: string | null, longest: string | null): boolean =>
  lifetime !== null && longest !== null && addDuration(anyTime, lifetime) > addDuration(anyTime, longest)

/** What a change does to tokens that exist; `changes` tells those apart that only stay as an exception. */
export const effectKinds = [
  'restorable',
  'not_restorable',
  'over_listed',
  'over_live',
  'rotated_end',
  'outlasts',
  'no_end',
  'unused_starts',
  'unused_stops',
  'unused_restarts',
  'notices',
  'removable',
  'not_removable',
  'removed_stay',
  'destroyed',
  'not_stored',
  'rotatable',
  'not_rotatable',
  'admin_stay',
  'location_stay',
  'address_needed',
  'address_optional',
  'extendable',
  'not_extendable',
  'overlap_stays',
] as const
export type EffectKind = (typeof effectKinds)[number]

export const policyEffect = z.strictObject({
  field: z.enum(policyFields),
  kind: z.enum(effectKinds),
  /** False: nothing happens to them, although a new token could not be so. */
  changes: z.boolean(),
  count: z.int(),
  /** The first hundred. */
  tokens: z.array(z.strictObject({ tokenKey: z.string(), name: z.string(), owner: z.string().nullable() })),
})
export type PolicyEffect = z.infer<typeof policyEffect>

export const policyPreview = z.strictObject({
  changed: z.array(z.enum(policyFields)),
  /** Tokens that exist, and how many of them change. */
  existing: z.int(),
  affected: z.int(),
  effects: z.array(policyEffect),
})
export type PolicyPreview = z.infer<typeof policyPreview>

/** The policy in force, as it is edited. */
export interface PolicyView {
  readonly terms: ChosenPolicy
  readonly version: number
  /** When the rule on disuse began to count. */
  readonly inactivitySince: string | null
  readonly pausedSince: string | null
}
