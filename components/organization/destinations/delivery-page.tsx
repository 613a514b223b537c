import { destinationPath, destinationsPath } from '@/components/shell/paths'
import { Time } from '@/components/ui/time'
import type { DeliveryView, DestinationView } from '@/lib/destinations/schema'
import { Breadcrumb } from './breadcrumb'
import { DeliveryBody } from './delivery-body'
import { DeliveryOrigin } from './delivery-origin'
import { formatBytes } from './format-bytes'

interface DeliveryPageProps {
  readonly org: { readonly slug: string }
  readonly destination: DestinationView
  readonly delivery: DeliveryView
  readonly now: string
}

export function DeliveryPage({ org, destination, delivery, now }: DeliveryPageProps) {
  const steps = [
    { label: 'Destinations', href: destinationsPath(org.slug) },
    { label: destination.name, href: destinationPath(org.slug, destination.id) },
  ]
  return (
    <div className="flex flex-col gap-5">
      <Breadcrumb steps={steps} current="Delivery" />
      <h1 tabIndex={-1} className="text-2xl outline-none">
        Delivery of <Time at={delivery.at} now={now} exact />
      </h1>
      <p className="text-ink-2">
        <DeliveryOrigin delivery={delivery} />
        <span className="block text-sm text-ink-3">{formatBytes(delivery.bytes)}</span>
      </p>
      <DeliveryBody delivery={delivery} />
      {delivery.cut && <p className="text-sm text-ink-2">Too long to show in full. The whole delivery is stored.</p>}
    </div>
  )
}
