import { Badge } from '@/components/ui/badge'
import { Time } from '@/components/ui/time'
import type { HealthView } from '@/lib/status/schema'

/** For everyone. */
export function HealthList({ health: { verification, database, at } }: { readonly health: HealthView }) {
  return (
    <section aria-labelledby="health" className="rounded-lg border border-line bg-surface">
      <div className="border-b border-line px-5 py-4">
        <h2 id="health" className="text-lg">
          {verification && database ? 'All systems work' : 'Some systems are down'}
        </h2>
        <p className="mt-0.5 text-sm text-ink-2">
          Checked <Time at={at} now={at} exact />.
        </p>
      </div>
      <ul className="divide-y divide-line px-5">
        <Line name="Dashboard" up />
        <Line name="Token verification" up={verification} />
        <Line name="Database" up={database} />
      </ul>
    </section>
  )
}

const Line = ({ name, up }: { readonly name: string; readonly up: boolean }) => (
  <li className="flex items-center justify-between gap-4 py-3">
    <span className="font-medium">{name}</span>
    <Badge tone={up ? 'ok' : 'bad'}>{up ? 'Up' : 'Down'}</Badge>
  </li>
)
