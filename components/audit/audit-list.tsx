'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAction } from '@/components/session/use-action'
import { KeyAvatar } from '@/components/shell/key-avatar'
import { dataPath, readJson } from '@/components/tokens/read-data'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import { LiveButton } from '@/components/ui/live-button'
import type { AuditPage } from '@/lib/audit-log/schema'
import { type AuditParams, auditHref, isFiltered, writeAuditParams } from './audit-params'
import { AuditRow } from './audit-row'

const intervalMs = 10_000

interface AuditListProps {
  readonly org: string
  readonly personId: string
  readonly params: AuditParams
  /** As the server rendered it. */
  readonly rendered: AuditPage
}

/** Entries, newest first. The first page follows the log until it is paused. */
export function AuditList({ org, personId, params, rendered }: AuditListProps) {
  const newest = params.before === null
  const [live, setLive] = useState(true)
  const { rows, next, cut, now } = useEntries({ org, personId, params, rendered }, newest && live)
  if (rows.length === 0) return <Empty org={org} params={params} />
  return (
    <section aria-labelledby="entries" className="flex flex-col gap-3">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 id="entries" className="text-lg">
          {newest ? 'Latest entries' : 'Older entries'}
        </h2>
        {newest ? (
          <LiveButton live={live} onChange={setLive} />
        ) : (
          <LinkButton href={auditHref(org, { ...params, before: null })}>Latest entries</LinkButton>
        )}
      </div>
      {cut && <p className="text-sm text-ink-2">Searched the latest 40,000 entries. Choose days or a person to search older ones.</p>}
      <ol className="divide-y divide-line overflow-clip rounded-lg border border-line bg-surface">
        {rows.map((entry) => (
          <AuditRow key={entry.seq} org={org} entry={entry} now={now} />
        ))}
      </ol>
      {next !== null && (
        <LinkButton href={auditHref(org, { ...params, before: next })} className="self-start">
          Older entries
        </LinkButton>
      )}
    </section>
  )
}

function useEntries({ org, personId, params, rendered }: AuditListProps, live: boolean): AuditPage {
  const { read } = useAction()
  const query = writeAuditParams(params)
  const { data } = useQuery({
    queryKey: ['audit', org, personId, query, rendered.now],
    queryFn: () => read(() => readJson<AuditPage>(dataPath(org, `audit?${query}`))),
    initialData: rendered,
    staleTime: intervalMs,
    refetchInterval: ({ state: { error } }) => (live && !error ? intervalMs : false),
    refetchOnWindowFocus: false,
    retry: false,
  })
  return data
}

function Empty({ org, params }: Pick<AuditListProps, 'org' | 'params'>) {
  if (isFiltered(params) || params.before !== null) {
    return <EmptyState title="No entries match your filters" actions={<LinkButton href={auditHref(org, {})}>Clear filters</LinkButton>} />
  }
  return (
    <EmptyState title="No entries yet" drawing={<KeyAvatar text="audit" works={false} width={110} />}>
      Each change to tokens, members, locations, destinations and the token policy is recorded here.
    </EmptyState>
  )
}
