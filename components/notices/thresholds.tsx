import { joinWords } from '@/components/ui/join-words'
import type { ThresholdView } from '@/lib/notices/schema'

/** When each organization tells of ends; its token policy says so. */
export function Thresholds({ thresholds }: { readonly thresholds: readonly ThresholdView[] }) {
  if (thresholds.length === 0) return null
  return (
    <section aria-labelledby="thresholds-title" className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <h2 id="thresholds-title" className="text-lg">
          How early you are told
        </h2>
        <p className="max-w-[66ch] text-ink-2">The token policy of each organization decides. Owners and admins can change it.</p>
      </div>
      <dl className="divide-y divide-line rounded-lg border border-line bg-surface">
        {thresholds.map((threshold) => (
          <div key={threshold.organization} className="px-4 py-3">
            <dt className="font-medium">
              <bdi>{threshold.organization}</bdi>
            </dt>
            <dd className="text-sm text-ink-2">{sentenceOf(threshold)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function sentenceOf({ noticeDays, inactivityDays }: ThresholdView): string {
  const early = noticeDays.length === 0 ? 'You are told when a token has ended' : `You are told ${listed(noticeDays)} before a token ends`
  if (inactivityDays === 0) return `${early}. Unused tokens are not deleted.`
  return `${early}${noticeDays.length === 0 ? '' : ' or is deleted'}. Unused tokens are deleted after ${days(inactivityDays)}.`
}

const days = (count: number): string => (count === 1 ? '1 day' : `${count} days`)

/** "15, 7 and 1 days" */
function listed(counts: readonly number[]): string {
  const [only] = counts
  return counts.length === 1 && only !== undefined ? days(only) : `${joinWords(counts.map(String))} days`
}
