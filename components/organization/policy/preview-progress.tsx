import { useState } from 'react'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useTimer } from '@/components/ui/use-timer'
import type { PolicyProgress } from '@/lib/tokens/schema'

/** How far a dry run is that takes more than a second. */
export function PreviewProgress({ checked, existing }: PolicyProgress) {
  const [slow, setSlow] = useState(false)
  useTimer(1, false, () => setSlow(true))
  if (!slow) return null
  return (
    <ProgressBar label="Looking for affected tokens" value={checked} max={existing}>
      {`${checked.toLocaleString('en-GB')} of ${existing.toLocaleString('en-GB')} tokens checked`}
    </ProgressBar>
  )
}
