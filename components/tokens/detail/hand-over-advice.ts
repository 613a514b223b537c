import { dayMs } from '@/lib/time/units'
import type { HandOverView } from '@/lib/tokens/schema'

type HandOver = NonNullable<HandOverView['handOver']>

/** `waiting` for the first use of the new token, `both` tokens in use, or `ready` to stop the old one. */
export type HandOverStep = 'waiting' | 'both' | 'ready'

/** The old token counts as in use for a day. */
export function handOverStep({ current, previous }: HandOver, now: string): HandOverStep {
  if (current.requests === 0 && current.lastUsedAt === null) return 'waiting'
  const recent = previous.lastUsedAt !== null && Date.parse(now) - Date.parse(previous.lastUsedAt) < dayMs
  return recent ? 'both' : 'ready'
}

export const handOverAdvice: Readonly<Record<HandOverStep, string>> = {
  waiting: 'Wait until the new token has been used before you stop the old one.',
  both: 'Both tokens are in use. Find the software that still has the old one before you stop it.',
  ready: 'The new token is in use and the old one is not. You can stop the old one.',
}

/** What stopping the old token now may do to software; null if nothing is known to use it. */
export const stopRisk: Readonly<Record<HandOverStep, string | null>> = {
  waiting: 'The new token has not been used yet: software that still has the old one will be rejected immediately.',
  both: 'The old token was used in the last day: software that still has it will be rejected immediately.',
  ready: null,
}

/** When the old token was last used, before the rotation too; null if that is unknown or never. */
export const oldTokenUsedAt = ({ current, previous }: HandOver, lastUsedAt: string | null): string | null =>
  previous.lastUsedAt ?? (current.lastUsedAt === null ? lastUsedAt : null)

/** "Used 12 times, last", followed by a time if there is one. */
export function newTokenUsage({ current: { requests, lastUsedAt } }: HandOver): string {
  if (requests === 0) return lastUsedAt ? 'Last used' : 'Not used yet'
  const times = requests === 1 ? 'once' : `${requests.toLocaleString('en-GB')} times`
  return lastUsedAt ? `Used ${times}, last` : `Used ${times}`
}
