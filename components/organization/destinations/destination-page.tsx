import Webhook from 'lucide-react/icons/webhook'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { destinationsPath, tokensPath } from '@/components/shell/paths'
import { Section } from '@/components/tokens/detail/section'
import { StatusBadge } from '@/components/tokens/status-badge'
import { Badge } from '@/components/ui/badge'
import { CopyButton } from '@/components/ui/copy-button'
import { DescriptionItem, DescriptionList } from '@/components/ui/description-list'
import { PageLink } from '@/components/ui/page-link'
import { Time } from '@/components/ui/time'
import { bodyLimit, deliveriesPerMinute, keptDays, keptDeliveries } from '@/lib/destinations/limits'
import type { DestinationView } from '@/lib/destinations/schema'
import type { DestinationDetail } from '@/lib/destinations/types'
import type { TokenView } from '@/lib/tokens/schema'
import { Breadcrumb } from './breadcrumb'
import { Deliveries } from './deliveries'
import { countedSince, deliveryCount } from './delivery-count'
import { TokenRevoked } from './token-revoked'

interface DestinationPageProps {
  readonly org: { readonly slug: string; readonly name: string }
  readonly detail: DestinationDetail
  /** URL that accepts deliveries. */
  readonly url: string
  readonly controls: ReactNode
}

export function DestinationPage({ org, detail, url, controls }: DestinationPageProps) {
  const { destination, deliveries, now } = detail
  return (
    <div className="flex flex-col gap-10">
      <header className="flex flex-col gap-5">
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
                {destination.pausedAt && (
                  <Badge tone="off" icon="M6 4v8M10 4v8">
                    Paused
                  </Badge>
                )}
                {destination.tokenEndedAt && <TokenRevoked />}
              </p>
            </div>
          </div>
          {controls}
        </div>
      </header>
      <Details org={org} detail={detail} url={url} />
      <Section id="deliveries" title="Deliveries">
        <p className="text-sm text-ink-2">
          Stored for {keptDays} days, up to the latest {keptDeliveries.toLocaleString('en-GB')}.
        </p>
        <Deliveries org={org.slug} destinationId={destination.id} deliveries={deliveries} now={now} />
      </Section>
    </div>
  )
}

function Details({ org, detail: { destination, token, now }, url }: Omit<DestinationPageProps, 'controls'>) {
  return (
    <DescriptionList>
      <DescriptionItem term="URL">
        <span className="inline-flex flex-wrap items-center gap-1">
          <code className="text-sm break-all">{url}</code>
          <CopyButton value={url} label="Copy URL" />
        </span>
        <p className="text-sm text-ink-3">
          Accepts JSON up to {bodyLimit / 1_024} KB and {deliveriesPerMinute} deliveries a minute. Deliveries with the same Idempotency-Key
          or webhook-id are stored once.
        </p>
      </DescriptionItem>
      <DescriptionItem term="Token">
        {token ? <WorkingToken org={org.slug} token={token} now={now} /> : <RevokedToken destination={destination} now={now} />}
      </DescriptionItem>
      <DescriptionItem term="Last delivery">
        {destination.lastDeliveryAt ? <Time at={destination.lastDeliveryAt} now={now} exact /> : 'None yet'}
      </DescriptionItem>
      <DescriptionItem term={countedSince}>{deliveryCount(destination.deliveries)}</DescriptionItem>
      <DescriptionItem term="Added">
        <Time at={destination.createdAt} now={now} exact /> by {destination.createdBy}
      </DescriptionItem>
      {destination.pausedAt && (
        <DescriptionItem term="Paused">
          <Time at={destination.pausedAt} now={now} exact />. Deliveries are rejected until it is resumed.
        </DescriptionItem>
      )}
    </DescriptionList>
  )
}

function WorkingToken({ org, token, now }: { readonly org: string; readonly token: TokenView; readonly now: string }) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <PageLink href={`${tokensPath(org)}/${token.tokenKey}` as Route} className="text-accent hover:underline">
        <code className="text-sm break-all">{token.tokenKey}</code>
      </PageLink>
      <CopyButton value={token.tokenKey} label="Copy token key" />
      <StatusBadge token={token} now={now} />
    </span>
  )
}

function RevokedToken({ destination: { tokenKey, tokenEndedAt }, now }: { readonly destination: DestinationView; readonly now: string }) {
  return (
    <>
      <code className="text-sm break-all text-ink-3">{tokenKey}</code>
      <p className="text-sm">
        Revoked by its holder
        {tokenEndedAt && (
          <>
            {' '}
            <Time at={tokenEndedAt} now={now} />
          </>
        )}
        . Requests with it are rejected. Create a new token and give it to the software that delivers here.
      </p>
    </>
  )
}
