import type { Route } from 'next'
import { KeyAvatar } from '@/components/shell/key-avatar'
import { tokensPath } from '@/components/shell/paths'
import { Section } from '@/components/tokens/detail/section'
import { EmptyState } from '@/components/ui/empty-state'
import { LinkButton } from '@/components/ui/link-button'
import type { UsageReport } from '@/lib/tokens/schema'
import { UsagePanel } from '../usage-panel'
import { totalsOf } from '../usage-text'
import { ExportDays } from './export-days'
import { Figures } from './figures'
import { Reasons } from './reasons'
import { ReportFilters } from './report-filters'
import { isFiltered, type ReportParams, reportHref } from './report-params'
import { TopTokens } from './top-tokens'

interface ReportScreenProps {
  readonly org: string
  readonly params: ReportParams
  readonly report: UsageReport
}

const reachTexts: Readonly<Record<UsageReport['reach'], string>> = {
  all: 'Requests with the tokens of the whole organization.',
  locations: 'Requests with the tokens of your locations and your own.',
  own: 'Requests with your own tokens.',
}

export function ReportScreen({ org, params, report }: ReportScreenProps) {
  return (
    <div className="flex flex-col gap-6">
      <header className="flex flex-wrap items-start justify-between gap-x-8 gap-y-4">
        <div className="min-w-0 grow basis-80">
          <h1 tabIndex={-1} className="text-2xl outline-none">
            Usage
          </h1>
          <p className="mt-1 max-w-[70ch] text-ink-2">{reachTexts[report.reach]}</p>
        </div>
        <ExportDays org={org} days={report.days} />
      </header>
      <ReportFilters org={org} params={params} reach={report.reach} locations={report.locations} />
      <Figures report={report} />
      {totalsOf(report.days).requests === 0 ? <NoRequests org={org} params={params} /> : <Charts org={org} report={report} />}
    </div>
  )
}

const Charts = ({ org, report }: Omit<ReportScreenProps, 'params'>) => (
  <>
    <Section id="by-day" title="Requests by day">
      <UsagePanel days={report.days} />
    </Section>
    <div className="grid items-start gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Section id="top-tokens" title="Top tokens">
        <TopTokens org={org} tokens={report.top} />
      </Section>
      <Section id="reasons" title="Rejected requests by reason">
        <Reasons report={report} />
      </Section>
    </div>
  </>
)

function NoRequests({ org, params }: Pick<ReportScreenProps, 'org' | 'params'>) {
  if (isFiltered(params)) {
    const clear = <LinkButton href={reportHref(org, { ...params, location: null, type: null })}>Clear filters</LinkButton>
    return <EmptyState title="No requests match your filters" actions={clear} />
  }
  return (
    <EmptyState
      title="No requests in this period"
      drawing={<KeyAvatar text="usage" works={false} width={110} />}
      actions={
        <>
          <LinkButton href={tokensPath(org)}>Open API tokens</LinkButton>
          <LinkButton href={'/docs/quick-start' as Route}>Read the quick start</LinkButton>
        </>
      }
    >
      Create a token and send a first request with it: its dialog has a command to copy.
    </EmptyState>
  )
}
