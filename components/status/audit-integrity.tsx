import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { IntegrityView } from '@/lib/status/schema'

interface AuditIntegrityProps {
  readonly audit: readonly IntegrityView[]
  readonly now: string
}

export const AuditIntegrity = ({ audit, now }: AuditIntegrityProps) => (
  <ul className="-my-5 divide-y divide-line">
    {audit.map((integrity) => (
      <li key={integrity.organization} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-3">
        <span className="min-w-0">
          <span className="block font-medium wrap-anywhere">{integrity.organization}</span>
          <span className="block text-sm text-ink-2">
            <Detail integrity={integrity} now={now} />
          </span>
        </span>
        <State integrity={integrity} />
      </li>
    ))}
  </ul>
)

function Detail({ integrity: { verifiedAt, entries, firstBroken }, now }: { readonly integrity: IntegrityView; readonly now: string }) {
  if (verifiedAt === null) return 'Not verified yet'
  if (firstBroken !== null) return `Entry ${firstBroken.toLocaleString('en-GB')} does not match.`
  return (
    <>
      {entries.toLocaleString('en-GB')} {entries === 1 ? 'entry' : 'entries'}, verified <Time at={verifiedAt} now={now} />
    </>
  )
}

function State({ integrity: { verifiedAt, firstBroken } }: { readonly integrity: IntegrityView }) {
  if (firstBroken !== null) return <Badge tone="bad">Broken</Badge>
  return verifiedAt === null ? <Badge tone="outline">Not checked</Badge> : <Badge tone="ok">Intact</Badge>
}
