import { dayMs } from '@/lib/time/units'
import type { TokenView } from '@/lib/tokens/schema'

export type StatusFields = Pick<
  TokenView,
  | 'status'
  | 'suspended'
  | 'createdAt'
  | 'expiresAt'
  | 'inactivityDeletionAt'
  | 'deactivatedAt'
  | 'deactivatedBy'
  | 'overlapEndsAt'
  | 'overlapUse'
  | 'lastUsedAt'
  | 'listLimit'
  | 'actions'
>

/** Formats times for the viewer. */
interface TimeFormat {
  /** `20 Nov 2026, 10:02` */
  absolute(iso: string): string
  /** `3 hours ago` */
  relative(iso: string): string
}

export const suspensionReasons = {
  member: 'its owner is deactivated',
  location: 'its location is archived',
  organization: 'the organization is closing',
} as const

/** Explains what a token's status means for the software that uses it; null if the label says it all. */
export function statusText(token: StatusFields, format: TimeFormat, now: string): string | null {
  const at = (iso: string | null) => (iso === null ? 'an unknown date' : format.absolute(iso))
  switch (token.status) {
    case 'expired':
      return `Stopped working on ${at(token.expiresAt)}. Create a new token.`
    case 'deactivated':
      return `Deactivated${by(token.deactivatedBy)}${token.deactivatedAt === null ? '' : ` ${format.relative(token.deactivatedAt)}`}. Requests are rejected.`
    case 'suspended':
      return `Rejected because ${suspensionReasons[token.suspended ?? 'member']}.`
    case 'rotating':
      return `The old token works until ${at(token.overlapEndsAt)}. ${overlapUseText(token.overlapUse, format)}`
    case 'idle':
      return `Not used for ${inactiveFor(token, now)}. It will be deleted on ${at(token.inactivityDeletionAt)} unless it is used.`
    case 'expiring':
      return `Expires on ${at(token.expiresAt)}.${token.actions.includes('rotate') ? ' Rotate it or create a new one.' : ''}`
    case 'removed':
      return `Keeps working${token.expiresAt === null ? '' : ` until ${at(token.expiresAt)}`} and ${removedEffect(token)}.`
    case 'active':
    case 'deleted':
      return null
  }
}

function overlapUseText(use: StatusFields['overlapUse'], { relative }: TimeFormat): string {
  const old = use?.previous ? `It was last used ${relative(use.previous)}.` : 'It has not been used since the rotation.'
  return `${old} The new one ${use?.current ? `was last used ${relative(use.current)}` : 'has not been used yet'}.`
}

const removedEffect = ({ listLimit }: StatusFields) =>
  listLimit === null ? 'is only hidden from the list' : 'does not count toward your limit'

const by = (name: string | null) => (name === null ? '' : ` by ${name}`)

/** `83 days` since the last use, or since creation if never used. */
export function inactiveFor(token: Pick<StatusFields, 'lastUsedAt' | 'createdAt'>, now: string): string {
  const days = Math.floor((new Date(now).getTime() - new Date(token.lastUsedAt ?? token.createdAt).getTime()) / dayMs)
  return days === 1 ? '1 day' : `${days} days`
}
