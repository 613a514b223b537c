import { Time } from '@/components/ui/time'
import type { TokenDetail } from '@/lib/tokens/schema'
import { AuditLink } from './audit-link'
import { historyText } from './history-text'
import { Section } from './section'

export function History({ detail: { token, history, now } }: { readonly detail: TokenDetail }) {
  return (
    <Section id="history" title="History" aside={<AuditLink tokenKey={token.tokenKey} />}>
      {history.length === 0 ? (
        <p className="text-ink-2">No changes yet.</p>
      ) : (
        <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
          {history.map((entry) => (
            <li key={`${entry.at} ${entry.action}`} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5 px-5 py-3">
              <span className="min-w-0 wrap-anywhere">
                <strong className="font-semibold">{entry.actor}</strong> {historyText(entry)}
              </span>
              <span className="text-sm text-ink-3">
                <Time at={entry.at} now={now} />
                {entry.ip && ` · ${entry.ip}`}
              </span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}
