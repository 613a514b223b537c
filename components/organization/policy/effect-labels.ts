import type { EffectKind, PolicyField } from '@/lib/tokens/schema'
import type { DryRun, Preview } from './types'

const count = (amount: number, noun: string): string => `${amount.toLocaleString('en-GB')} ${amount === 1 ? noun : `${noun}s`}`

/** Messages about tokens that change. */
const changes: Partial<Record<EffectKind, string>> = {
  not_restorable: "Removed from a list: can't be restored until there is room.",
  restorable: 'Removed from a list: can be restored again.',
  rotated_end: 'Keeps its expiration until the next rotation. The new secret then follows this setting.',
  unused_starts: 'Will be deleted after this many days without use, starting today. Owners are notified first.',
  unused_stops: 'No longer deleted for inactivity.',
  unused_restarts: 'The days without use are counted from today. Owners are notified before a token is deleted.',
  notices: 'Owners are notified on these days before expiration.',
  not_removable: 'Can no longer be removed from the list.',
  removable: 'Can be removed from the list.',
  destroyed: "The stored secret is destroyed and can't be shown again. The token keeps working.",
  address_needed: 'Works from any IP address as before, but needs an IP allowlist before it can be edited, rotated or shown.',
  address_optional: 'Can be edited, rotated and shown without an IP allowlist.',
  not_rotatable: 'Keeps working until it expires, but no one can rotate it.',
  rotatable: 'Can be rotated again.',
  not_extendable: "Rotation in progress: the old token can't be extended by 24 hours.",
  limited: 'Further requests within a minute are rejected, from the next request on.',
  unlimited: 'No longer limited.',
  extendable: 'Rotation in progress: the old token can be extended by 24 hours.',
}

/** Messages about tokens that stay as they are although the policy no longer allows new ones like them. */
const unchanged: Partial<Record<EffectKind, string>> = {
  over_listed: "members above the limit keep their tokens, but can't create another until there is room.",
  over_live: "members above the limit keep their tokens, but can't create another until there is room.",
  outlasts: 'a later expiration is kept.',
  no_end: 'they have no expiration until they are rotated.',
  removed_stay: 'removed tokens keep working and can be restored.',
  not_stored: "tokens created earlier are not stored and can't be shown.",
  admin_stay: 'existing admin tokens are kept. Only members who may create one can rotate or show it.',
  location_stay: 'existing location tokens are kept. Only members who may create one can rotate or show it.',
  overlap_stays: 'a rotation in progress keeps its overlap.',
}

export const changeMessage = (kind: EffectKind): string => changes[kind] ?? ''

export const unchangedMessage = (kind: EffectKind, tokens: number): string =>
  `No change for ${count(tokens, 'token')}: ${unchanged[kind] ?? ''}`

/** "Affects 12 existing tokens." */
export const affectsMessage = (tokens: number): string =>
  tokens === 0 ? 'Affects no existing tokens.' : `Affects ${count(tokens, 'existing token')}.`

/** The effects of an invalid policy are unknown. */
export const hasErrors = ({ errors }: Preview): boolean => Object.keys(errors).length > 0

export const unknownEffects = 'Fix the fields above to see which tokens are affected.'

export const uncomputedEffects = 'The effects could not be computed.'

/** What the whole change does; empty while that is loading. */
export function effectMessage({ preview, failed }: DryRun): string {
  if (failed) return uncomputedEffects
  if (preview === null) return ''
  return hasErrors(preview) ? unknownEffects : affectsMessage(preview.affected)
}

/** Messages for fields whose change affects no existing token. */
export const noEffect: Partial<Record<PolicyField, string>> = {
  listedPerPerson: 'Existing tokens keep working and stay listed.',
  livePerPerson: 'Existing tokens keep working.',
  maxLifetime: 'Existing tokens keep their expiration.',
  paused: 'Existing tokens keep working and can be rotated.',
  pausedNote: 'Members see it on their tokens page.',
  viewAllowed: 'Tokens created from now on are stored encrypted so they can be shown again.',
  requestsPerMinute: 'Applies to every token from its next request on.',
  maxOverlapHours: 'Applies from the next rotation.',
}
