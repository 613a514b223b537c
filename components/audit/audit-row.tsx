import ChevronRight from 'lucide-react/icons/chevron-right'
import { Badge } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import { Fact, FactList } from '@/components/ui/fact-list'
import { PageLink } from '@/components/ui/page-link'
import { Time } from '@/components/ui/time'
import type { AuditEntryView } from '@/lib/audit-log/schema'
import { actorLabel } from './actor-label'
import { auditHref } from './audit-params'
import { Difference } from './difference'
import { EntryIcon } from './entry-icon'
import { lead, sentenceOf } from './sentences'

interface AuditRowProps {
  readonly org: string
  readonly entry: AuditEntryView
  readonly now: string
}

export function AuditRow({ org, entry, now }: AuditRowProps) {
  return (
    <li data-shortcut-row tabIndex={-1} className="-outline-offset-2">
      <details className="group/entry [&_summary]:list-none">
        <summary
          data-row-link
          className="flex min-h-11 cursor-pointer items-start gap-x-2.5 px-4 py-3 -outline-offset-2 transition-colors hover:bg-sunken"
        >
          <ChevronRight
            aria-hidden
            size={16}
            strokeWidth={1.75}
            className="mt-0.5 shrink-0 text-ink-3 transition-transform group-open/entry:rotate-90"
          />
          <EntryIcon action={entry.action} tokenKey={entry.tokenKey} />
          <span className="flex min-w-0 grow flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5">
            <span className="min-w-0 wrap-anywhere">
              <EntrySentence entry={entry} />
              {entry.result === 'denied' && (
                <span className="ml-2">
                  <Badge tone="bad">Denied</Badge>
                </span>
              )}
            </span>
            <span className="text-sm text-ink-3">
              <Time at={entry.at} now={now} />
              {entry.ip && ` · ${entry.ip}`}
            </span>
          </span>
        </summary>
        <EntryDetails org={org} entry={entry} now={now} />
      </details>
    </li>
  )
}

function EntrySentence({ entry }: Pick<AuditRowProps, 'entry'>) {
  const sentence = sentenceOf(entry)
  const named = sentence.object !== null && entry.subject !== null
  return (
    <>
      <strong className="font-semibold">
        <bdi>{actorLabel(entry.actor)}</bdi>
      </strong>{' '}
      {named ? lead(sentence) : sentence.does}
      {named && (
        <strong className="font-semibold">
          <bdi>{entry.subject}</bdi>
        </strong>
      )}
      {sentence.rest}
    </>
  )
}

const EntryDetails = ({ org, entry, now }: AuditRowProps) => (
  <div className="flex flex-col gap-3 px-4 pt-1 pb-4 sm:pr-5 sm:pl-[5.5rem]">
    <Difference before={entry.before} after={entry.after} now={now} />
    <FactList className="sm:grid-cols-2">
      <Fact term="Time">
        <Time at={entry.at} now={now} exact />
      </Fact>
      <Fact term="Entry">{entry.seq.toLocaleString('en-GB')}</Fact>
      {entry.tokenKey && (
        <Fact term="Token">
          <PageLink
            href={auditHref(org, { token: entry.tokenKey })}
            className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
          >
            <code className="text-xs">{entry.tokenKey}</code>
          </PageLink>
        </Fact>
      )}
      <Fact term="IP address">{entry.ip ?? 'Not recorded'}</Fact>
      <Fact term="User agent">
        <bdi>{entry.userAgent ?? 'Not recorded'}</bdi>
      </Fact>
      <Fact term="Request ID">{entry.requestId ? <code className="text-xs">{entry.requestId}</code> : 'Not recorded'}</Fact>
    </FactList>
    <CopyButton value={JSON.stringify(entry, null, 2)} label={`Copy entry ${entry.seq} as JSON`} variant="secondary" className="self-start">
      Copy as JSON
    </CopyButton>
  </div>
)
