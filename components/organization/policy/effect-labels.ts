import type { EffectKind, PolicyField } from '@/lib/tokens/schema'
import type { Preview } from './types'

const count = (many: number, noun: string): string => `${many.toLocaleString('en-GB')} ${many === 1 ? noun : `${noun}s`}`

/** What happens to tokens that change. */
const changes: Partial<Record<EffectKind, string>> = {
  not_restorable: 'Removed from a list: cannot be restored before there is room.',
  restorable: 'Removed from a list: can be restored again.',
  rotated_end: 'The end is kept until the next rotation; the new secret then ends as this says.',
  unused_starts: 'Deleted when not used for so many days, counted from today, and never without notices.',
  unused_stops: 'No longer deleted when not used.',
  unused_restarts: 'The days without use are counted anew from today; nothing is deleted without notices.',
  notices: 'People are told on these days before the end.',
  not_removable: 'Can no longer be removed from the list.',
  removable: 'Can be removed from the list.',
  destroyed: 'What is stored is destroyed and cannot be shown again. The token keeps working.',
  address_needed: 'Works from any address as before; whoever edits, rotates or shows it has to add addresses first.',
  address_optional: 'Can be edited, rotated and shown without adding addresses.',
  not_rotatable: 'Keeps working until it ends; nobody can rotate it.',
  rotatable: 'Can be rotated again.',
  not_extendable: 'Being rotated: the old token cannot be given 24 hours more.',
  extendable: 'Being rotated: the old token can be given 24 hours more.',
}

/** Why others stay as they are although no new token may be so. */
const stays: Partial<Record<EffectKind, string>> = {
  over_listed: 'people above the limit keep what they have, and make no new token before there is room.',
  over_live: 'people above the limit keep what they have, and make no new token before there is room.',
  outlasts: 'a later end is kept.',
  no_end: 'no end date is kept until the next rotation.',
  removed_stay: 'what was removed keeps working and can be restored.',
  not_stored: 'what was made before is not stored and cannot be shown.',
  admin_stay: 'admin tokens that exist stay, whoever made them; only people who may create one can rotate or show it.',
  location_stay: 'location tokens that exist stay, whoever made them; only people who may create one can rotate or show it.',
  overlap_stays: 'a rotation under way keeps its overlap.',
}

export const changeSentence = (kind: EffectKind): string => changes[kind] ?? ''

export const staySentence = (kind: EffectKind, tokens: number): string =>
  `Nothing happens to ${count(tokens, 'token')}: ${stays[kind] ?? ''}`

/** "Affects 12 existing tokens." */
export const affects = (tokens: number): string => `Affects ${count(tokens, 'existing token')}.`

/** Whether a field says what no policy can: then nothing is known of what the change does. */
export const isWrong = ({ errors }: Preview): boolean => Object.keys(errors).length > 0

export const unknownSentence = 'What it affects is told once every field is right.'

/** What is true of the tokens that exist where no rule reaches them. */
export const untouched: Partial<Record<PolicyField, string>> = {
  listedPerPerson: 'Tokens that exist keep working and stay listed.',
  livePerPerson: 'Tokens that exist keep working.',
  maxLifetime: 'Tokens that exist keep their end.',
  paused: 'Tokens that exist keep working, and can be rotated.',
  pausedNote: 'Members read it on their tokens page.',
  viewAllowed: 'Tokens created from now on are stored encrypted so they can be shown again.',
  maxOverlapHours: 'It holds from the next rotation on.',
}
