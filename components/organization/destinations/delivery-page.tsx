import { destinationPath, destinationsPath } from '@/components/shell/paths'
import { CopyButton } from '@/components/ui/copy-button'
import { Fact, FactList } from '@/components/ui/fact-list'
import { Time } from '@/components/ui/time'
import { keptDays } from '@/lib/destinations/limits'
import type { DeliveryDetail, DeliveryView, DestinationView } from '@/lib/destinations/schema'
import { dayMs } from '@/lib/time/units'
import { Breadcrumb } from './breadcrumb'
import { DeliveryBody } from './delivery-body'
import { DeliveryNeighbors } from './delivery-neighbors'

interface DeliveryPageProps {
  readonly org: { readonly slug: string }
  readonly destination: DestinationView
  readonly detail: DeliveryDetail
  readonly now: string
}

export function DeliveryPage({ org, destination, detail, now }: DeliveryPageProps) {
  const { delivery } = detail
  const path = destinationPath(org.slug, destination.id)
  const steps = [
    { label: 'Destinations', href: destinationsPath(org.slug) },
    { label: destination.name, href: path },
  ]
  return (
    <div className="flex flex-col gap-5">
      <Breadcrumb steps={steps} current="Delivery" />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 tabIndex={-1} className="text-2xl outline-none">
          Delivery of <Time at={delivery.at} now={now} exact />
        </h1>
        <DeliveryNeighbors newer={detail.newer} older={detail.older} path={path} />
      </div>
      <FactList className="sm:grid-cols-2">
        <Facts delivery={delivery} />
      </FactList>
      <DeliveryBody delivery={delivery} />
      <p className="max-w-[70ch] text-sm text-ink-2">
        {delivery.cut && 'Too long to show in full. The whole delivery is stored. '}
        <NextStep delivery={delivery} now={now} />
      </p>
    </div>
  )
}

function Facts({ delivery: { id, tokenKey, ip, userAgent } }: { readonly delivery: DeliveryView }) {
  return (
    <>
      <Fact term="Token">
        {tokenKey === null ? 'None, a test from the dashboard' : <code className="text-xs leading-5">{tokenKey}</code>}
      </Fact>
      <Fact term="IP address">
        {ip ? (
          <span data-mono className="text-xs leading-5">
            {ip}
          </span>
        ) : (
          'Unknown'
        )}
      </Fact>
      <Fact term="User agent">{userAgent ? <bdi>{userAgent}</bdi> : 'Not sent'}</Fact>
      <Fact term="Delivery ID">
        <span className="flex items-start gap-1">
          <code className="text-xs leading-5 break-all">{id}</code>
          <CopyButton value={id} label="Copy delivery ID" className="-mt-0.5" />
        </span>
      </Fact>
    </>
  )
}

function NextStep({ delivery: { at, tokenKey }, now }: { readonly delivery: DeliveryView; readonly now: string }) {
  if (tokenKey === null) return 'This is a test from the dashboard. Deliveries of your software are listed with it.'
  const deletedAt = new Date(Date.parse(at) + keptDays * dayMs).toISOString()
  return (
    <>
      Copy what you need: this delivery is deleted on <Time at={deletedAt} now={now} exact />.
    </>
  )
}
