import type { Route } from 'next'
import { tokensPath } from '@/components/shell/paths'
import { Section } from '@/components/tokens/detail/section'
import { StatusBadge } from '@/components/tokens/status-badge'
import { CopyButton } from '@/components/ui/copy-button'
import { Fact, FactList } from '@/components/ui/fact-list'
import { PageLink } from '@/components/ui/page-link'
import { Time } from '@/components/ui/time'
import { bodyLimit, deliveriesPerMinute } from '@/lib/destinations/limits'
import type { DestinationView } from '@/lib/destinations/schema'
import type { DestinationDetail } from '@/lib/destinations/types'
import type { TokenView } from '@/lib/tokens/schema'
import { countedSince, deliveryCount } from './delivery-count'

interface DestinationFactsProps {
  readonly org: { readonly slug: string }
  readonly detail: DestinationDetail
  readonly url: string
}

export function DestinationFacts({ org, detail: { destination, token, now }, url }: DestinationFactsProps) {
  return (
    <Section id="summary" title="Summary">
      <FactList className="sm:grid-cols-2 min-[72rem]:grid-cols-1">
        <Fact term="URL">
          <span className="flex items-start gap-1">
            <code className="text-xs leading-5 break-all">{url}</code>
            <CopyButton value={url} label="Copy URL" className="-mt-0.5" />
          </span>
        </Fact>
        <Fact term="Token">
          {token ? <WorkingToken org={org.slug} token={token} now={now} /> : <RevokedToken destination={destination} now={now} />}
        </Fact>
        <Fact term="Last delivery">
          {destination.lastDeliveryAt ? <Time at={destination.lastDeliveryAt} now={now} exact /> : 'None yet'}
        </Fact>
        <Fact term={countedSince}>{deliveryCount(destination.deliveries)}</Fact>
        <Fact term="Added">
          <Time at={destination.createdAt} now={now} exact />
          <span className="block text-ink-3">
            by <bdi>{destination.createdBy}</bdi>
          </span>
        </Fact>
        {destination.pausedAt && (
          <Fact term="Paused">
            <Time at={destination.pausedAt} now={now} exact />
          </Fact>
        )}
        <Fact term="Accepts">
          JSON up to {bodyLimit / 1_024} KB, {deliveriesPerMinute} deliveries a minute
          <span className="block text-ink-3">Deliveries with the same Idempotency-Key or webhook-id are stored once.</span>
        </Fact>
      </FactList>
    </Section>
  )
}

function WorkingToken({ org, token, now }: { readonly org: string; readonly token: TokenView; readonly now: string }) {
  return (
    <span className="-mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="inline-flex items-center gap-1">
        <PageLink
          href={`${tokensPath(org)}/${token.tokenKey}` as Route}
          className="inline-flex min-h-7 items-center text-accent hover:underline coarse:min-h-11"
        >
          <code className="text-xs leading-5 break-all">{token.tokenKey}</code>
        </PageLink>
        <CopyButton value={token.tokenKey} label="Copy token key" />
      </span>
      <StatusBadge token={token} now={now} />
    </span>
  )
}

function RevokedToken({ destination: { tokenKey, tokenEndedAt }, now }: { readonly destination: DestinationView; readonly now: string }) {
  return (
    <>
      <code className="text-xs leading-5 break-all text-ink-3">{tokenKey}</code>
      {tokenEndedAt && (
        <span className="block">
          Revoked by its holder <Time at={tokenEndedAt} now={now} />
        </span>
      )}
    </>
  )
}
