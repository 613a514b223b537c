import type { EarlierChange } from '@/lib/result'

/** "Rui Costa changed this token a minute ago." `relative` formats the time: "just now", "12 minutes ago". */
export function conflictMessage(changed: EarlierChange | undefined, relative: (iso: string) => string): string {
  if (!changed) return 'This token changed while you were editing it.'
  const when = relative(changed.at).replace(/^1 minute /, 'a minute ')
  return changed.by === null ? `You changed this token elsewhere ${when}.` : `${changed.by} changed this token ${when}.`
}
