import type { TokenView } from '@/lib/tokens/schema'

export type StatusFacts = Pick<
  TokenView,
  | 'status'
  | 'suspended'
  | 'createdAt'
  | 'expiresAt'
  | 'inactivityDeletionAt'
  | 'deactivatedAt'
  | 'deactivatedBy'
  | 'overlapEndsAt'
  | 'lastUsedAt'
  | 'listLimit'
  | 'actions'
>

/** How the person who reads wants times said. */
export interface TimeWords {
  /** `20 Nov 2026, 10:02` */
  absolute(iso: string): string
  /** `3 hours ago` */
  relative(iso: string): string
}

const reasons = {
  member: 'its owner is deactivated',
  location: 'its location is archived',
  organization: 'the organization is closing',
} as const

/** The sentence under a badge: what the status means for the software that uses the token. Null needs no words. */
export function statusSentence(token: StatusFacts, say: TimeWords, now: string): string | null {
  const at = (iso: string | null) => (iso === null ? 'an unknown day' : say.absolute(iso))
  switch (token.status) {
    case 'expired':
      return `Stopped working on ${at(token.expiresAt)}. Create a new token.`
    case 'deactivated':
      return `Switched off${by(token.deactivatedBy)}${token.deactivatedAt === null ? '' : ` ${say.relative(token.deactivatedAt)}`}. Requests are rejected.`
    case 'suspended':
      return `Rejected because ${reasons[token.suspended ?? 'member']}.`
    case 'rotating':
      return `The old token works until ${at(token.overlapEndsAt)}.`
    case 'idle':
      return `Not used for ${inactivityDays(token, now)}. It is deleted on ${at(token.inactivityDeletionAt)} unless it is used.`
    case 'expiring':
      return `Ends on ${at(token.expiresAt)}.${token.actions.includes('rotate') ? ' Rotate it or create a new one.' : ''}`
    case 'removed':
      return `It keeps working${token.expiresAt === null ? '' : ` until ${at(token.expiresAt)}`} and ${leaves(token)}.`
    case 'active':
    case 'deleted':
      return null
  }
}

const leaves = ({ listLimit }: StatusFacts) => (listLimit === null ? 'is only left out of the list' : 'does not count toward your limit')

const by = (name: string | null) => (name === null ? '' : ` by ${name}`)

/** `83 days`: since the last use, or since it was made. */
export function inactivityDays(token: Pick<StatusFacts, 'lastUsedAt' | 'createdAt'>, now: string): string {
  const days = Math.floor((new Date(now).getTime() - new Date(token.lastUsedAt ?? token.createdAt).getTime()) / 86_400_000)
  return days === 1 ? '1 day' : `${days} days`
}
