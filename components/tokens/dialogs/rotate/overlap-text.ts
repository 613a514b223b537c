import { formatDayTime, type HourCycle } from '@/lib/time/format'
import type { RotateInput, TokenView } from '@/lib/tokens/schema'

export type Overlap = NonNullable<RotateInput['overlap']>

export const overlapLabels: Record<Overlap, string> = { PT0S: 'Stop the old one now', PT1H: '1 hour', PT24H: '24 hours', P7D: '7 days' }

/** ", until 30 Nov 08:43": the end of the overlap or, if earlier, the old token's own expiration. Empty for no overlap. */
export function overlapEndText(
  overlap: Overlap,
  { expiresAt }: Pick<TokenView, 'expiresAt'>,
  endsAt: string,
  timeZone: string,
  cycle?: HourCycle,
): string {
  if (overlap === 'PT0S') return ''
  const expiresFirst = expiresAt !== null && new Date(expiresAt) < new Date(endsAt)
  const at = formatDayTime(new Date(expiresFirst ? expiresAt : endsAt), timeZone, cycle)
  return expiresFirst ? `, until it expires on ${at}` : `, until ${at}`
}
