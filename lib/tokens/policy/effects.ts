import type { TokenType } from '../../actor'
import { lowerLimit } from '../../rate-limit/rate'
import { addDuration } from '../../time/calendar'
import { isAvailable } from '../available-actions'
import { hasRoom } from '../limit-slots'
import type { TokenRecord } from '../record'
import { anyoneCanCreateType } from '../secret-access'
import type { SlotsHeld } from '../slots-store'
import { inactivityDeletionAt, statusOf } from '../status'
import { expirationAfterRotation, extendedOverlapEnd, type Policy } from './policy'
import type { EffectKind, PolicyField } from './schema'

interface Surveyed extends TokenRecord {
  /** Limit slots used by its owner. */
  readonly held: SlotsHeld
}

export interface Effect {
  readonly kind: EffectKind
  /** False if the token stays as it is although a new one could not be created like it. */
  readonly changes: boolean
}

interface Case {
  readonly token: Surveyed
  readonly before: Policy
  readonly after: Policy
  readonly now: Date
}

type Test = (tried: Case) => boolean

type Rule = readonly [EffectKind, 'changes' | 'stays', Test]

/** A type that no one may create cannot be rotated either. */
const creatorRules = (type: TokenType, stay: EffectKind): readonly Rule[] => [
  ['not_rotatable', 'changes', (tried) => tried.token.type === type && becomes(tried, isRotatable, 'off')],
  ['rotatable', 'changes', (tried) => tried.token.type === type && becomes(tried, isRotatable, 'on')],
  [stay, 'stays', ({ token, after }) => token.type === type && anyoneCanCreateType(type, after)],
]

/** Effects of changing a field, computed by the functions that apply the policy later. */
const rules: Readonly<Record<PolicyField, readonly Rule[]>> = {
  listedPerPerson: [
    ['not_restorable', 'changes', (tried) => becomes(tried, isRestorable, 'off')],
    ['restorable', 'changes', (tried) => becomes(tried, isRestorable, 'on')],
    ['over_listed', 'stays', ({ token, after }) => token.slot !== null && isOver(after.listedPerPerson, token.held.listed)],
  ],
  livePerPerson: [['over_live', 'stays', ({ token, after }) => token.ownerId !== null && isOver(after.livePerPerson, token.held.live)]],
  defaultLifetime: [['rotated_end', 'changes', changesRotatedExpiration]],
  maxLifetime: [['outlasts', 'stays', outlasts]],
  noExpirationAllowed: [
    ['rotated_end', 'changes', changesRotatedExpiration],
    ['no_end', 'stays', ({ token, after }) => !after.noExpirationAllowed && token.expiresAt === null && token.type !== 'managed'],
  ],
  inactivityDays: [
    ['unused_starts', 'changes', (tried) => becomes(tried, isDeletedWhenInactive, 'on')],
    ['unused_stops', 'changes', (tried) => becomes(tried, isDeletedWhenInactive, 'off')],
    ['unused_restarts', 'changes', changesDeletionDay],
  ],
  noticeDays: [['notices', 'changes', ({ token, after }) => token.expiresAt !== null || isDeletedWhenInactive(token, after)]],
  removeAllowed: [
    ['not_removable', 'changes', (tried) => becomes(tried, isRemovable, 'off')],
    ['removable', 'changes', (tried) => becomes(tried, isRemovable, 'on')],
    ['removed_stay', 'stays', ({ token, after }) => !after.removeAllowed && token.removedAt !== null],
  ],
  viewAllowed: [
    ['destroyed', 'changes', ({ token, after }) => !after.viewAllowed && token.stored],
    ['not_stored', 'stays', ({ token, after }) => after.viewAllowed && !token.stored],
  ],
  adminCreators: creatorRules('admin', 'admin_stay'),
  locationCreators: creatorRules('location', 'location_stay'),
  adminNeedsIpAllowlist: [
    ['address_needed', 'changes', ({ token, after }) => after.adminNeedsIpAllowlist && isOpenAdmin(token)],
    ['address_optional', 'changes', ({ token, after }) => !after.adminNeedsIpAllowlist && isOpenAdmin(token)],
  ],
  maxOverlapHours: [
    ['not_extendable', 'changes', (tried) => becomes(tried, isExtendable, 'off')],
    ['extendable', 'changes', (tried) => becomes(tried, isExtendable, 'on')],
    ['overlap_stays', 'stays', overlapOutlasts],
  ],
  requestsPerMinute: [
    ['limited', 'changes', (tried) => tried.after.requestsPerMinute > 0 && changesRequestLimit(tried)],
    ['unlimited', 'changes', (tried) => tried.after.requestsPerMinute === 0 && changesRequestLimit(tried)],
  ],
  paused: [],
  pausedNote: [],
}

/** Effects of changing one field on one token. For an expired token only the stored secret can change. */
export function effectsOn(field: PolicyField, tried: Case): Effect[] {
  const expired = statusOf(tried.token, tried.after, tried.now) === 'expired'
  const found = rules[field].filter(([kind, , test]) => (!expired || kind === 'destroyed') && test(tried))
  return found.map(([kind, effect]) => ({ kind, changes: effect === 'changes' }))
}

function becomes({ token, before, after, now }: Case, holds: Holds, to: 'on' | 'off'): boolean {
  const [was, is] = [holds(token, before, now), holds(token, after, now)]
  return was !== is && is === (to === 'on')
}

type Holds = (token: Surveyed, policy: Policy, now: Date) => boolean

const isRestorable: Holds = (token, policy, now) =>
  token.type === 'user' && isAvailable('restore', token, policy, now) && hasRoom(policy.listedPerPerson, token.held.listed)

const isRotatable: Holds = (token, policy, now) => isAvailable('rotate', token, policy, now) && anyoneCanCreateType(token.type, policy)

const isRemovable: Holds = (token, policy, now) => token.type === 'user' && isAvailable('remove', token, policy, now)

const isExtendable: Holds = (token, policy, now) =>
  isAvailable('changeOverlap', token, policy, now) && extendedOverlapEnd(token, policy) !== null

const isDeletedWhenInactive = (token: Surveyed, policy: Policy): boolean => inactivityDeletionAt(token, policy) !== null

function changesDeletionDay({ token, before, after }: Case): boolean {
  const [was, is] = [inactivityDeletionAt(token, before), inactivityDeletionAt(token, after)]
  return was !== null && is !== null && was.getTime() !== is.getTime()
}

const isOver = (limit: number, held: number): boolean => limit > 0 && held > limit

const isOpenAdmin = (token: Surveyed): boolean => token.type === 'admin' && token.ipAllowlist === ''

function changesRotatedExpiration({ token, before, after, now }: Case): boolean {
  return expirationAfterRotation(token, before, now)?.getTime() !== expirationAfterRotation(token, after, now)?.getTime()
}

function outlasts({ token, after, now }: Case): boolean {
  if (after.maxLifetime === null || token.type === 'managed') return false
  return token.expiresAt === null || token.expiresAt > addDuration(now, after.maxLifetime)
}

const changesRequestLimit = ({ token, before, after }: Case): boolean =>
  lowerLimit(token.requestsPerMinute, before.requestsPerMinute) !== lowerLimit(token.requestsPerMinute, after.requestsPerMinute)

function overlapOutlasts({ token: { previousEndsAt, rotatedAt }, after, now }: Case): boolean {
  if (!previousEndsAt || !rotatedAt || previousEndsAt <= now) return false
  return previousEndsAt > addDuration(rotatedAt, `PT${after.maxOverlapHours}H`)
}
