import { sentenceOf } from '@/components/audit/sentences'
import type { TokenDetail } from '@/lib/tokens/schema'

export type HistoryEntry = TokenDetail['history'][number]

/** Follows the name of the actor: "deactivated this token". */
export function historyText(entry: HistoryEntry): string {
  const { does, object, rest } = sentenceOf(entry)
  return object === 'direct' ? `${does} this token${rest}` : `${does}${rest}`
}
