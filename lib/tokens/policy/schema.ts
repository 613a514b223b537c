import { z } from 'zod'
import { type Role, roles } from '../../actor'
import { wholeNumber } from '../../input/number'
import { longText } from '../../input/text'
import { addDuration } from '../../time/calendar'
import { lifetimes, requestsPerMinute } from '../input-schema'
import { type PolicyTerms, presetNames } from './presets'

const maxLifetimes = [...lifetimes, 'P2Y', 'P5Y'] as const

/** All fields but the preset, which only records where the values came from. */
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
  'requestsPerMinute',
  'paused',
  'pausedNote',
] as const
export type PolicyField = (typeof policyFields)[number]

/** 0 = no limit */
export const listedPerPerson = wholeNumber(0, 1_000, 'no limit')
/** 0 = never */
export const inactivityDays = wholeNumber(0, 3_650, 'never')
/** Descending, each once. */
export const noticeDays = z
  .array(wholeNumber(1, 365, ''))
  .max(5, { error: 'Enter at most five.' })
  .transform((days) => [...new Set(days)].sort((one, other) => other - one))

/** Each role once, the highest first. */
const inOrder = <R extends Role>(chosen: readonly R[]): R[] => roles.filter((role): role is R => chosen.some((one) => one === role))

export const policyInput = z
  .strictObject({
    preset: z.enum(presetNames),
    listedPerPerson,
    /** 0 = no limit */
    livePerPerson: wholeNumber(0, 10_000, 'no limit'),
    /** ISO 8601; null = no expiration */
    defaultLifetime: z.enum(lifetimes).nullable(),
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
    maxOverlapHours: wholeNumber(0, 168, 'none'),
    requestsPerMinute,
    paused: z.boolean(),
    /** Shown to members while creating tokens is paused. */
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

/** Fields that contradict each other, each with a message. */
export function contradictions(chosen: Limits): (readonly [PolicyField, string])[] {
  const { listedPerPerson: listed, livePerPerson: live, defaultLifetime, maxLifetime, noExpirationAllowed } = chosen
  const found: (readonly [PolicyField, string] | false)[] = [
    live > 0 && listed > live && ['livePerPerson', `Enter ${listed} or more: listed tokens count as live.`],
    defaultLifetime === null && !noExpirationAllowed && ['defaultLifetime', 'Choose a lifetime, or allow tokens without an expiration.'],
    noExpirationAllowed && maxLifetime !== null && ['noExpirationAllowed', 'Not possible with a maximum lifetime. Choose one of the two.'],
    outlasts(defaultLifetime, maxLifetime) && ['defaultLifetime', "The default can't be longer than the maximum lifetime."],
    ...inactivityContradictions(chosen),
  ]
  return found.filter((each) => each !== false)
}

function inactivityContradictions({ inactivityDays: days, noticeDays: notices }: Limits): (readonly [PolicyField, string] | false)[] {
  if (days === 0) return []
  const late = notices.find((before) => before >= days)
  return [
    notices.length === 0 && ['noticeDays', 'Add at least one: owners are notified before a token is deleted.'],
    late !== undefined && ['noticeDays', `Enter fewer than ${days} days: notices are sent before the deletion.`],
  ]
}

const outlasts = (lifetime: string | null, longest: string | null): boolean =>
  lifetime !== null && longest !== null && addDuration(anyTime, lifetime) > addDuration(anyTime, longest)

/** Effects of a policy change on existing tokens. */
const effectKinds = [
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
  'limited',
  'unlimited',
] as const
export type EffectKind = (typeof effectKinds)[number]

const policyEffect = z.strictObject({
  field: z.enum(policyFields),
  kind: z.enum(effectKinds),
  /** False if the tokens stay as they are although new ones could not be created like them. */
  changes: z.boolean(),
  count: z.int(),
  /** At most 100. */
  tokens: z.array(z.strictObject({ tokenKey: z.string(), name: z.string(), owner: z.string().nullable() })),
})
export type PolicyEffect = z.infer<typeof policyEffect>

export const policyPreview = z.strictObject({
  changed: z.array(z.enum(policyFields)),
  /** Number of existing tokens. */
  existing: z.int(),
  /** Number of tokens that change. */
  affected: z.int(),
  effects: z.array(policyEffect),
})
export type PolicyPreview = z.infer<typeof policyPreview>

export const policyProgress = z.strictObject({
  /** Number of tokens on which the policy was tried so far. */
  checked: z.int(),
  existing: z.int(),
})
export type PolicyProgress = z.infer<typeof policyProgress>

/** A dry run, as it is computed. */
export type PolicySteps = AsyncGenerator<PolicyProgress, PolicyPreview>

/** The policy in force, as the editor shows it. */
export interface PolicyView {
  readonly terms: ChosenPolicy
  readonly version: number
  /** Since when inactivity counts. */
  readonly inactivitySince: string | null
  readonly pausedSince: string | null
}
