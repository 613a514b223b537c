import { ProgressBar } from '@/components/ui/progress-bar'
import type { PolicyProgress } from '@/lib/tokens/schema'

/** How far a dry run is. */
export const PreviewProgress = ({ checked, existing }: PolicyProgress) => (
  <ProgressBar label="Looking for affected tokens" value={checked} max={existing}>
    {`${checked.toLocaleString('en-GB')} of ${existing.toLocaleString('en-GB')} tokens checked`}
  </ProgressBar>
)
