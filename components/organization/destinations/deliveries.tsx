import ChevronRight from 'lucide-react/icons/chevron-right'
import type { Route } from 'next'
import { destinationPath } from '@/components/shell/paths'
import { PageLink } from '@/components/ui/page-link'
import { Time } from '@/components/ui/time'
import type { DeliveryPage, DeliveryView, DestinationView } from '@/lib/destinations/schema'
import { DeliveryBody } from './delivery-body'
import { DeliveryPreview } from './delivery-preview'
import { PageLinks } from './page-links'

interface DeliveriesProps {
  readonly org: string
  readonly destination: DestinationView
  readonly deliveries: DeliveryPage
  readonly now: string
}

/** Deliveries, latest first. */
export function Deliveries({ org, destination, deliveries, now }: DeliveriesProps) {
  if (deliveries.total === 0) {
    return <p className="text-ink-2">Nothing has arrived yet. Send a test, or have your software post JSON to its URL.</p>
  }
  return (
    <>
      <ol className="divide-y divide-line rounded-lg border border-line bg-surface">
        {deliveries.rows.map((delivery) => (
          <li key={delivery.id}>
            <Delivery
              delivery={delivery}
              tokenKey={destination.tokenKey}
              now={now}
              path={`${destinationPath(org, destination.id)}/${delivery.id}` as Route}
            />
          </li>
        ))}
      </ol>
      <PageLinks {...deliveries} labels={{ previous: 'Newer', next: 'Older' }} />
    </>
  )
}

interface DeliveryProps {
  readonly delivery: DeliveryView
  /** Token of the destination: another one is named. */
  readonly tokenKey: string
  readonly now: string
  readonly path: Route
}

function Delivery({ delivery, tokenKey, now, path }: DeliveryProps) {
  return (
    <details className="group/delivery [&_summary]:list-none">
      <summary className="flex min-h-11 cursor-pointer items-start gap-2.5 rounded-md px-4 py-3 text-sm">
        <ChevronRight
          aria-hidden
          size={16}
          strokeWidth={1.75}
          className="mt-0.5 shrink-0 text-ink-3 transition-transform group-open/delivery:rotate-90"
        />
        <span className="flex min-w-0 grow flex-wrap gap-x-4 gap-y-0.5">
          <span className="min-w-0 grow basis-60 wrap-anywhere">
            <DeliveryPreview delivery={delivery} tokenKey={tokenKey} />
          </span>
          <span className="flex flex-wrap gap-x-4 text-ink-3 sm:justify-end sm:text-right">
            {delivery.ip && (
              <span data-mono className="text-xs leading-5">
                {delivery.ip}
              </span>
            )}
            <Time at={delivery.at} now={now} className="min-w-28" />
          </span>
        </span>
      </summary>
      <div className="flex flex-col gap-2 px-4 pb-4 sm:pl-11">
        <DeliveryBody delivery={delivery} />
        <p className="text-sm">
          {delivery.cut && <span className="text-ink-2">Only the beginning is shown. </span>}
          <PageLink href={path} className="inline-block py-1 text-accent hover:underline">
            Open this delivery
          </PageLink>
        </p>
      </div>
    </details>
  )
}
