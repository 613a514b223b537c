'use client'

import Webhook from 'lucide-react/icons/webhook'
import { destinationPath } from '@/components/shell/paths'
import { Badge } from '@/components/ui/badge'
import { PageLink } from '@/components/ui/page-link'
import { Time } from '@/components/ui/time'
import type { DestinationView } from '@/lib/destinations/schema'
import type { TokenView } from '@/lib/tokens/schema'
import { useListContext } from '../list/list-context'
import { ManagedRow } from './managed-row'

interface ManagedGroupProps {
  readonly token: TokenView
  /** Null if it was created after the page was loaded. */
  readonly destination: DestinationView | null
  readonly now: string
}

export function ManagedGroup({ token, destination, now }: ManagedGroupProps) {
  const { org } = useListContext()
  const heading = `managed-${token.tokenKey}`
  return (
    <section aria-labelledby={heading} className="rounded-lg border border-line bg-surface shadow-1">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 sm:px-5">
        <span aria-hidden className="grid size-9 shrink-0 place-items-center rounded-md bg-sunken text-ink-2">
          <Webhook size={20} strokeWidth={1.75} />
        </span>
        <div className="min-w-0 grow basis-48">
          <h2 id={heading} className="text-base wrap-anywhere">
            <bdi>{token.destination?.name ?? token.name}</bdi>
          </h2>
          <p className="flex flex-wrap gap-x-2 text-sm text-ink-3">
            <span>Webhook</span>
            <span aria-hidden>·</span>
            <bdi className="wrap-anywhere">{token.location?.name ?? org.name}</bdi>
            <span aria-hidden>·</span>
            <LastDelivery at={destination?.lastDeliveryAt ?? null} now={now} />
          </p>
        </div>
        {destination?.pausedAt && (
          <Badge tone="off" icon="M6 4v8M10 4v8">
            Paused
          </Badge>
        )}
        {token.destination && (
          <PageLink
            href={destinationPath(org.slug, token.destination.id)}
            className="tap inline-flex items-center rounded-sm text-sm font-medium text-accent hover:underline"
          >
            Open destination<span className="sr-only"> {token.destination.name}</span>
          </PageLink>
        )}
      </header>
      <ManagedRow token={token} deliveries={destination?.deliveries ?? 0} now={now} />
    </section>
  )
}

const LastDelivery = ({ at, now }: { readonly at: string | null; readonly now: string }) =>
  at === null ? (
    <span>No deliveries yet</span>
  ) : (
    <span>
      Last delivery <Time at={at} now={now} />
    </span>
  )
