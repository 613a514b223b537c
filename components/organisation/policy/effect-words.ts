import type { EffectKind, PolicyField } from '@/lib/tokens/schema'

const count = (many: number, noun: string): string => `${many.toLocaleString('en-GB')} ${many === 1 ? noun : `${noun}s`}`

/** What happens to tokens that change, said of them all. */
const changes: Partial<Record<EffectKind, string>> = {
  not_restorable: 'They are removed from a list, and cannot be restored to it before there is room.',
  restorable: 'They are removed from a list, and can be restored to it again.',
  rotated_end: 'They keep their end until they are rotated; a new secret then ends as this says.',
  unused_starts: 'They are deleted when they are not used for so many days, counted from today, and never without notices.',
  unused_stops: 'They are no longer deleted when they are not used.',
  unused_restarts: 'Their days without use are counted anew from today; they are never deleted without notices.',
  notices: 'People are told of their end on these days.',
  not_removable: 'They can no longer be removed from the list.',
  removable: 'They can be removed from the list.',
  destroyed: 'What is stored of them is destroyed: they cannot be shown again. They keep working.',
  address_needed: 'They keep working from any address; whoever edits one has to add addresses.',
  address_optional: 'They can be edited without adding addresses.',
  not_extendable: 'Their old token cannot be given 24 hours more.',
  extendable: 'Their old token can be given 24 hours more.',
}

/** What stays although no new token may be so. */
const stays: Partial<Record<EffectKind, (tokens: string) => string>> = {
  over_listed: (tokens) => `${tokens} of people above the limit stay listed; these people make no new token before there is room.`,
  over_live: (tokens) => `${tokens} of people above the limit keep working; these people make no new token before there is room.`,
  outlasts: (tokens) => `${tokens} end later than that and keep their end.`,
  no_end: (tokens) => `${tokens} have no end date and keep none until they are rotated.`,
  removed_stay: (tokens) => `${tokens} that were removed keep working and can be restored.`,
  not_stored: (tokens) => `${tokens} cannot be shown: they were made before.`,
  admin_stay: (tokens) => `${tokens} stay, whoever made them.`,
  location_stay: (tokens) => `${tokens} stay, whoever made them.`,
  overlap_stays: (tokens) => `${tokens} being rotated keep the overlap they were given.`,
}

const nouns: Partial<Record<EffectKind, string>> = { admin_stay: 'admin token', location_stay: 'location token' }

export const changeSentence = (kind: EffectKind): string => changes[kind] ?? ''

export const staySentence = (kind: EffectKind, tokens: number): string => stays[kind]?.(count(tokens, nouns[kind] ?? 'token')) ?? ''

/** "Affects 12 existing tokens." */
export const affects = (tokens: number): string => `Affects ${count(tokens, 'existing token')}.`

/** What is true of the tokens that exist where no rule reaches them. */
export const untouched: Partial<Record<PolicyField, string>> = {
  listedPerPerson: 'Tokens that exist keep working and stay listed.',
  livePerPerson: 'Tokens that exist keep working.',
  longestLifetime: 'Tokens that exist keep their end.',
  paused: 'Tokens that exist keep working, and can be rotated.',
  pausedNote: 'Members read it on their tokens page.',
  viewOffered: 'Tokens created from now on are stored encrypted so they can be shown again.',
  longestOverlapHours: 'It holds from the next rotation on.',
}
