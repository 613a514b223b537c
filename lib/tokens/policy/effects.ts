import type { TokenType } from '../../actor'
import { addDuration } from '../../time/calendar'
import { isAvailable } from '../available-actions'
import { hasRoom, type SlotsHeld } from '../limit-slots'
import type { TokenRecord } from '../record'
import { anyoneCanCreateType } from '../secret-access'
import { inactivityDeletionAt, statusOf } from '../status'
import { expirationAfterRotation, extendedOverlapEnd, type Policy } from './policy'
import type { EffectKind, PolicyField } from './schema'

/** A token that exists, with what else a policy may touch. */
export interface Surveyed extends TokenRecord {
  /** The places its owner's tokens hold now. */
  readonly held: SlotsHeld
}

export interface Effect {
  readonly kind: EffectKind
  /** False: nothing happens to the token, it only stays as no new one may be. */
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

/** Once nobody may make a token of a type, nobody gets a new secret of one. */
const creators = (type: TokenType, stay: EffectKind): readonly Rule[] => [
  ['not_rotatable', 'changes', (tried) => tried.token.type === type && turns(tried, isRotatable, 'off')],
  ['rotatable', 'changes', (tried) => tried.token.type === type && turns(tried, isRotatable, 'on')],
  [stay, 'stays', ({ token, after }) => token.type === type && anyoneCanCreateType(type, after)],
]

/** What a change of a field does to a token, by the same functions that decide when it comes to it. */
const rules: Readonly<Record<PolicyField, readonly Rule[]>> = {
  listedPerPerson: [
    ['not_restorable', 'changes', (tried) => turns(tried, isRestorable, 'off')],
    ['restorable', 'changes', (tried) => turns(tried, isRestorable, 'on')],
    ['over_listed', 'stays', ({ token, after }) => token.slot !== null && isOver(after.listedPerPerson, token.held.listed)],
  ],
  livePerPerson: [['over_live', 'stays', ({ token, after }) => token.ownerId !== null && isOver(after.livePerPerson, token.held.live)]],
  defaultLifetime: [['rotated_end', 'changes', rotatesToAnotherEnd]],
  maxLifetime: [['outlasts', 'stays', outlasts]],
  noExpirationAllowed: [
    ['rotated_end', 'changes', rotatesToAnotherEnd],
    ['no_end', 'stays', ({ token, after }) => !after.noExpirationAllowed && token.expiresAt === null && token.type !== 'managed'],
  ],
  inactivityDays: [
    ['unused_starts', 'changes', (tried) => turns(tried, endsUnused, 'on')],
    ['unused_stops', 'changes', (tried) => turns(tried, endsUnused, 'off')],
    ['unused_restarts', 'changes', endsUnusedAnotherDay],
  ],
  noticeDays: [['notices', 'changes', ({ token, after }) => token.expiresAt !== null || endsUnused(token, after)]],
  removeAllowed: [
    ['not_removable', 'changes', (tried) => turns(tried, isRemovable, 'off')],
    ['removable', 'changes', (tried) => turns(tried, isRemovable, 'on')],
    ['removed_stay', 'stays', ({ token, after }) => !after.removeAllowed && token.removedAt !== null],
  ],
  viewAllowed: [
    ['destroyed', 'changes', ({ token, after }) => !after.viewAllowed && token.stored],
    ['not_stored', 'stays', ({ token, after }) => after.viewAllowed && !token.stored],
  ],
  adminCreators: creators('admin', 'admin_stay'),
  locationCreators: creators('location', 'location_stay'),
  adminNeedsIpAllowlist: [
    ['address_needed', 'changes', ({ token, after }) => after.adminNeedsIpAllowlist && isOpenAdmin(token)],
    ['address_optional', 'changes', ({ token, after }) => !after.adminNeedsIpAllowlist && isOpenAdmin(token)],
  ],
  maxOverlapHours: [
    ['not_extendable', 'changes', (tried) => turns(tried, isExtendable, 'off')],
    ['extendable', 'changes', (tried) => turns(tried, isExtendable, 'on')],
    ['overlap_stays', 'stays', overlapOutlasts],
  ],
  paused: [],
  pausedNote: [],
}

/** What changing one field does to one token. Of one that has ended nothing changes but what is stored of it. */
export function effectsOn(field: PolicyField, tried: Case): Effect[] {
  const over = statusOf(tried.token, tried.after, tried.now) === 'expired'
  const found = rules[field].filter(([kind, , test]) => (!over || kind === 'destroyed') && test(tried))
  return found.map(([kind, does]) => ({ kind, changes: does === 'changes' }))
}

function turns({ token, before, after, now }: Case, holds: Holds, to: 'on' | 'off'): boolean {
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

const endsUnused = (token: Surveyed, policy: Policy): boolean => inactivityDeletionAt(token, policy) !== null

function endsUnusedAnotherDay({ token, before, after }: Case): boolean {
  const [was, is] = [inactivityDeletionAt(token, before), inactivityDeletionAt(token, after)]
  return was !== null && is !== null && was.getTime() !== is.getTime()
}

const isOver = (limit: number, held: number): boolean => limit > 0 && held > limit

const isOpenAdmin = (token: Surveyed): boolean => token.type === 'admin' && token.ipAllowlist === ''

function rotatesToAnotherEnd({ token, before, after, now }: Case): boolean {
  return expirationAfterRotation(token, before, now)?.getTime() !== expirationAfterRotation(token, after, now)?.getTime()
}

function outlasts({ token, after, now }: Case): boolean {
  if (after.maxLifetime === null || token.type === 'managed') return false
  return token.expiresAt === null || token.expiresAt > addDuration(now, after.maxLifetime)
}

function overlapOutlasts({ token: { previousEndsAt, rotatedAt }, after, now }: Case): boolean {
  if (!previousEndsAt || !rotatedAt || previousEndsAt <= now) return false
  return previousEndsAt > addDuration(rotatedAt, `PT${after.maxOverlapHours}H`)
}
