import type { PolicyProgress } from '@/lib/tokens/schema'

const delayMs = 300

/** Shows the progress of a run once the run has taken a moment: at first the latest report, then each. */
export function lateProgress(show: (progress: PolicyProgress) => void) {
  let latest: PolicyProgress | null = null
  let late = false
  const timer = setTimeout(() => {
    late = true
    if (latest) show(latest)
  }, delayMs)
  return {
    report(progress: PolicyProgress) {
      latest = progress
      if (late) show(progress)
    },
    stop: () => clearTimeout(timer),
  }
}
