import Webhook from 'lucide-react/icons/webhook'
import type { ReactNode } from 'react'
import { destinationsPath } from '@/components/shell/paths'
import { Section } from '@/components/tokens/detail/section'
import { keptDays, keptDeliveries } from '@/lib/destinations/limits'
import type { DestinationDetail } from '@/lib/destinations/types'
import { Breadcrumb } from './breadcrumb'
import { Deliveries } from './deliveries'
import { DestinationFacts } from './destination-facts'
import { DestinationBadge, DestinationBanner } from './destination-state'

interface DestinationPageProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly detail: DestinationDetail
  /** URL that accepts deliveries. */
  readonly url: string
  readonly controls: ReactNode
  /** Section with the deletion. */
  readonly danger: ReactNode
}

/** On a wide screen the facts are beside the deliveries. */
export function DestinationPage({ org, detail, url, controls, danger }: DestinationPageProps) {
  const { destination, deliveries, now } = detail
  return (
    <div className="flex flex-col gap-6">
      <Header org={org} detail={detail} controls={controls} />
      <DestinationBanner reason={destination.rejecting} />
      <div className="grid gap-8 min-[72rem]:grid-cols-[minmax(0,1fr)_20rem] min-[72rem]:items-start">
        <div className="min-w-0 min-[72rem]:col-start-2 min-[72rem]:row-start-1">
          <DestinationFacts org={org} detail={detail} url={url} />
        </div>
        <div className="flex min-w-0 flex-col gap-8 min-[72rem]:col-start-1 min-[72rem]:row-start-1">
          <Section id="deliveries" title="Deliveries">
            <p className="text-sm text-ink-2">
              Stored for {keptDays} days, up to the latest {keptDeliveries.toLocaleString('en-GB')}.
            </p>
            <Deliveries org={org.slug} destination={destination} deliveries={deliveries} now={now} />
          </Section>
          {danger}
        </div>
      </div>
    </div>
  )
}

function Header({ org, detail: { destination }, controls }: Pick<DestinationPageProps, 'org' | 'detail' | 'controls'>) {
  return (
    <header className="flex flex-col gap-3">
      <Breadcrumb steps={[{ label: 'Destinations', href: destinationsPath(org.slug) }]} current={destination.name} />
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="flex min-w-0 gap-4">
          <span aria-hidden className="grid size-14 shrink-0 place-items-center rounded-lg bg-sunken text-ink-2">
            <Webhook size={28} strokeWidth={1.5} />
          </span>
          <div className="flex min-w-0 flex-col gap-1">
            <h1 tabIndex={-1} className="text-2xl wrap-anywhere outline-none">
              <bdi>{destination.name}</bdi>
            </h1>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-2">
              <span>Webhook</span>
              <span aria-hidden>·</span>
              <bdi>{destination.location?.name ?? org.name}</bdi>
              <DestinationBadge reason={destination.rejecting} />
            </p>
          </div>
        </div>
        {controls}
      </div>
    </header>
  )
}
