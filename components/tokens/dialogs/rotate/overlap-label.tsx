import { usePreferences } from '@/components/ui/preferences'
import type { TokenView } from '@/lib/tokens/schema'
import { type Overlap, overlapEndText, overlapLabels } from './overlap-text'

interface OverlapLabelProps {
  readonly overlap: Overlap
  readonly token: TokenView
  /** Undefined until it is known. */
  readonly endsAt: string | undefined
}

export function OverlapLabel({ overlap, token, endsAt }: OverlapLabelProps) {
  const { timeZone, hourCycle } = usePreferences()
  return (
    <>
      {overlapLabels[overlap]}
      {endsAt && <span className="font-normal text-ink-2">{overlapEndText(overlap, token, endsAt, timeZone, hourCycle)}</span>}
    </>
  )
}
