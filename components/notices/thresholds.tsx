import { joinWords } from '@/components/ui/join-words'
import type { ThresholdView } from '@/lib/notices/schema'

export function Thresholds({ thresholds }: { readonly thresholds: readonly ThresholdView[] }) {
  if (thresholds.length === 0) return null
  return (
    <section aria-labelledby="thresholds-title" className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <h2 id="thresholds-title" className="text-lg">
          When you are notified
        </h2>
        <p className="max-w-[66ch] text-ink-2">Set by the token policy of each organization. Owners and admins can change it.</p>
      </div>
      <dl className="divide-y divide-line rounded-lg border border-line bg-surface">
        {thresholds.map((threshold) => (
          <div key={threshold.organization} className="px-4 py-3">
            <dt className="font-medium">
              <bdi>{threshold.organization}</bdi>
            </dt>
            <dd className="text-sm text-ink-2">{messageOf(threshold)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function messageOf({ noticeDays, inactivityDays }: ThresholdView): string {
  const never = noticeDays.length === 0
  const notified = never ? 'You are notified when a token has expired' : `You are notified ${listed(noticeDays)} before a token expires`
  if (inactivityDays === 0) return `${notified}. Inactive tokens are not deleted.`
  return `${notified}${never ? '' : ' or is deleted'}. Tokens are deleted after ${days(inactivityDays)} of inactivity.`
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

/** "15, 7 and 1 days" */
function listed(counts: readonly number[]): string {
  const [only] = counts
  return counts.length === 1 && only !== undefined ? days(only) : `${joinWords(counts.map(String))} days`
}
