import { Webhook } from 'lucide-react'
import type { Route } from 'next'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { destinationsAddress, tokensAddress } from '@/components/shell/addresses'
import { Section } from '@/components/tokens/detail/section'
import { StatusBadge } from '@/components/tokens/status-badge'
import { Badge } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import { Time } from '@/components/ui/time'
import type { DestinationDetail } from '@/lib/destinations/types'
import { Deliveries } from './deliveries'
import { Trail } from './trail'

export interface DestinationPageProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly detail: DestinationDetail
  /** Where software posts to. */
  readonly address: string
  readonly controls: ReactNode
}

/** One destination: where to deliver, with what, and what arrived. */
export function DestinationPage({ org, detail, address, controls }: DestinationPageProps) {
  const { destination, deliveries, now } = detail
  return (
    <div className="flex flex-col gap-10">
      <header className="flex flex-col gap-5">
        <Trail steps={[{ label: 'Destinations', href: destinationsAddress(org.slug) }]} here={destination.name} />
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
                {destination.pausedAt && (
                  <Badge tone="off" icon="M6 4v8M10 4v8">
                    Paused
                  </Badge>
                )}
              </p>
            </div>
          </div>
          {controls}
        </div>
      </header>
      <Facts org={org} detail={detail} address={address} />
      <Section id="deliveries" title="What arrived">
        <Deliveries org={org.slug} destinationId={destination.id} deliveries={deliveries} now={now} />
      </Section>
    </div>
  )
}

function Facts({ org, detail: { destination, token, now }, address }: Omit<DestinationPageProps, 'controls'>) {
  return (
    <dl className="divide-y divide-line rounded-lg border border-line bg-surface">
      <Fact term="Software posts to">
        <span className="inline-flex flex-wrap items-center gap-1">
          <code className="text-sm break-all">{address}</code>
          <CopyButton value={address} label="Copy address" />
        </span>
        <p className="text-sm text-ink-3">Any JSON of at most 256 KB. The same Idempotency-Key or webhook-id is delivered once.</p>
      </Fact>
      <Fact term="With the token">
        <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
          <Link href={`${tokensAddress(org.slug)}/${token.tokenKey}` as Route} className="text-accent hover:underline">
            <code className="text-sm break-all">{token.tokenKey}</code>
          </Link>
          <CopyButton value={token.tokenKey} label="Copy token key" />
          <StatusBadge token={token} now={now} />
        </span>
      </Fact>
      <Fact term="Last delivery">{destination.lastDeliveryAt ? <Time at={destination.lastDeliveryAt} now={now} exact /> : 'None yet'}</Fact>
      <Fact term="Deliveries, 12 days">{destination.deliveries.toLocaleString('en-GB')}</Fact>
      <Fact term="Added">
        <Time at={destination.createdAt} now={now} exact /> by {destination.createdBy}
      </Fact>
      {destination.pausedAt && (
        <Fact term="Paused">
          <Time at={destination.pausedAt} now={now} exact />. Deliveries are refused until it is resumed.
        </Fact>
      )}
    </dl>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-x-6 gap-y-0.5 px-5 py-3 sm:grid-cols-[11rem_minmax(0,1fr)]">
      <dt className="text-sm text-ink-3 sm:pt-0.5">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  )
}
