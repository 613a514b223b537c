import type { UsageDay } from '@/lib/usage/types'
import { dayLabel } from './usage-text'

export function UsageTable({ days }: { readonly days: readonly UsageDay[] }) {
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm py-2 font-medium text-accent">Show as table</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it */}
      <section aria-label="Requests by day" tabIndex={0} className="mt-2 max-h-96 overflow-auto rounded-md border border-line">
        <table className="w-full text-right">
          <caption className="sr-only">Requests by day</caption>
          <thead className="sticky top-0 bg-sunken text-xs text-ink-3">
            <tr>
              <th scope="col" className="px-4 py-2 text-left font-medium">
                Day
              </th>
              <th scope="col" className="px-4 py-2 font-medium">
                Accepted
              </th>
              <th scope="col" className="px-4 py-2 font-medium">
                Rejected
              </th>
            </tr>
          </thead>
          <tbody>
            {days.toReversed().map(({ day, accepted, rejected }) => (
              <tr key={day} className="border-t border-line">
                <th scope="row" className="px-4 py-1.5 text-left font-normal">
                  {dayLabel(day)}
                </th>
                <td className="px-4 py-1.5">{accepted.toLocaleString('en-GB')}</td>
                <td className="px-4 py-1.5">{rejected.toLocaleString('en-GB')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
