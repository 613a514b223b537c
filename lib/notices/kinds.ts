import type { NoticeKind } from './schema'

export interface KindRule {
  /** In the preferences and the filter of the inbox. */
  readonly label: string
  /** Why it cannot be switched off, and where. */
  readonly locked: { readonly inApp: boolean; readonly mail: boolean; readonly reason: string } | null
}

const security = { inApp: true, mail: true, reason: 'You are always told what may touch the security of your account or organization.' }
const neverSilent = { inApp: true, mail: false, reason: 'No token is deleted for disuse without a word: in the app you are always told.' }

/** Every kind of notice, in the order of the preferences. */
export const kinds: Readonly<Record<NoticeKind, KindRule>> = {
  idle: { label: 'A token is about to be deleted because it is not used', locked: neverSilent },
  idle_deleted: { label: 'A token was deleted because it was not used', locked: neverSilent },
  expiring: { label: 'A token ends soon', locked: null },
  expired: { label: 'A token has ended', locked: null },
  overlap_ending: { label: 'The old token stops in an hour, after a rotation', locked: null },
  old_secret_in_use: { label: 'The old token stops in an hour and is still used', locked: null },
  admin_token_created: { label: 'An admin token was created', locked: security },
  admin_token_changed: { label: 'An admin token was changed', locked: security },
  token_viewed: { label: 'A stored token was viewed', locked: security },
  policy_changed: { label: 'The token policy was changed', locked: security },
  role_changed: { label: 'A role was changed', locked: security },
  member_removed: { label: 'A member was removed', locked: security },
  new_network: { label: 'A token is used from a network it was never used from', locked: null },
  many_rejected: { label: 'Many requests with a token are rejected', locked: null },
  delivery_failing: { label: 'Deliveries into a destination are rejected', locked: null },
  new_sign_in: { label: 'Someone signs in to your account from a new browser or network', locked: security },
  test: { label: 'A test you asked for', locked: security },
}

const ofAccount: ReadonlySet<NoticeKind> = new Set(['new_sign_in', 'test'])

/** Concerns the person's account, whatever organizations they are in. */
export const isOfAccount = (kind: NoticeKind): boolean => ofAccount.has(kind)

/** There is nothing to choose about the others. */
export const isConfigurable = (kind: NoticeKind): boolean => kind !== 'test'

export interface Channels {
  readonly inApp: boolean
  readonly mail: boolean
}

/** Where a kind goes: what the person chose, but never less than what is locked on. */
export function channelsFor(kind: NoticeKind, chosen: Channels | null): Channels {
  const { locked } = kinds[kind]
  return { inApp: locked?.inApp || (chosen?.inApp ?? true), mail: locked?.mail || (chosen?.mail ?? true) }
}
