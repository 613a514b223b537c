'use client'

import { QueryClientProvider } from '@tanstack/react-query'
import type { SessionActions } from '@/components/session/types'
import { WithSessionPrompts } from '@/components/session/with-session-prompts'
import { queryClient } from '@/components/tokens/query'
import { dataPath } from '@/components/tokens/read-data'
import type { AuditChoices, AuditPage } from '@/lib/audit-log/schema'
import { AuditFilters } from './audit-filters'
import { AuditList } from './audit-list'
import { type AuditParams, writeAuditParams } from './audit-params'
import { ExportButtons } from './export-buttons'
import { IntegrityAlarm, IntegrityLine } from './integrity'

interface AuditScreenProps {
  readonly org: string
  readonly personId: string
  readonly session: SessionActions
  readonly params: AuditParams
  readonly page: AuditPage
  readonly choices: AuditChoices
}

const reachTexts: Readonly<Record<AuditChoices['reach'], string>> = {
  all: 'Who did what and when, in the whole organization.',
  locations: 'What happened to the tokens of your locations, and your own actions.',
  own: 'Your own actions in this organization.',
}

export function AuditScreen({ org, personId, session, params, page, choices }: AuditScreenProps) {
  const query = writeAuditParams({ ...params, before: null })
  return (
    <QueryClientProvider client={queryClient()}>
      <WithSessionPrompts session={session}>
        <div data-wide className="flex flex-col gap-5">
          <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
            <div className="min-w-0 grow basis-80">
              <h1 tabIndex={-1} className="text-2xl outline-none">
                Audit log
              </h1>
              <p className="mt-1 max-w-[70ch] text-ink-2">{reachTexts[choices.reach]}</p>
              <IntegrityLine {...choices} />
            </div>
            <ExportButtons path={dataPath(org, 'audit/export')} query={query} formats={['csv', 'json']} thing="The audit log" />
          </header>
          <IntegrityAlarm {...choices} />
          <AuditFilters org={org} params={params} choices={choices} />
          <AuditList key={writeAuditParams(params)} org={org} personId={personId} params={params} rendered={page} />
        </div>
      </WithSessionPrompts>
    </QueryClientProvider>
  )
}
