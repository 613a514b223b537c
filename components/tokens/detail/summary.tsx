'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Fact, FactList } from '@/components/ui/fact-list'
import { Time } from '@/components/ui/time'
import type { TokenDetail } from '@/lib/tokens/schema'
import { scopePhrases, typeLabels } from '../labels'
import { Section } from './section'

/** A phone shows three facts until all are asked for. */
export function Summary({ detail }: { readonly detail: TokenDetail }) {
  const { token, now } = detail
  const limit = detail.requestsPerMinute
  const [all, setAll] = useState(false)
  const more = all ? undefined : 'max-sm:hidden'
  return (
    <Section id="summary" title="Summary">
      <FactList className="sm:grid-cols-2 min-[72rem]:grid-cols-1">
        <Fact term="Last used">
          <LastUse detail={detail} />
        </Fact>
        <Fact term="Expires">{token.expiresAt ? <ExactTime at={token.expiresAt} now={now} /> : 'No expiration'}</Fact>
        <Fact term="Access">
          <Access detail={detail} />
        </Fact>
        {token.overlapEndsAt && (
          <Fact term="Old token" className={more}>
            Works until <ExactTime at={token.overlapEndsAt} now={now} />
          </Fact>
        )}
        {token.inactivityDeletionAt && token.status !== 'expired' && (
          <Fact term="Deleted if inactive" className={more}>
            <ExactTime at={token.inactivityDeletionAt} now={now} />
          </Fact>
        )}
        <Fact term="Type" className={more}>
          {typeLabels[token.type]}
        </Fact>
        {token.owner && (
          <Fact term="Owner" className={more}>
            <bdi>{token.owner.name}</bdi>
          </Fact>
        )}
        {token.location && (
          <Fact term="Location" className={more}>
            <bdi>{token.location.name}</bdi>
          </Fact>
        )}
        {token.destination && (
          <Fact term="Destination" className={more}>
            <bdi>{token.destination.name}</bdi>
          </Fact>
        )}
        <Fact term="IP allowlist" className={more}>
          {token.ipAllowlist.length === 0 ? 'Any IP address' : <Lines lines={token.ipAllowlist} mono />}
        </Fact>
        {limit > 0 && (
          <Fact term="Requests" className={more}>
            At most {limit.toLocaleString('en-GB')} per minute
          </Fact>
        )}
        <Fact term="Created" className={more}>
          <ExactTime at={token.createdAt} now={now} />
          <span className="block text-ink-3">
            by {token.createdBy}
            {token.createdFrom && ` from ${token.createdFrom}`}
          </span>
        </Fact>
        {token.note && (
          <Fact term="Note" className={more}>
            <bdi className="whitespace-pre-line">{token.note}</bdi>
          </Fact>
        )}
      </FactList>
      {!all && (
        <Button variant="quiet" className="-mx-3.5 self-start sm:hidden" onClick={() => setAll(true)}>
          Show all
        </Button>
      )}
    </Section>
  )
}

const ExactTime = ({ at, now }: { readonly at: string; readonly now: string }) => <Time at={at} now={now} exact />

function Lines({ lines, mono = false }: { readonly lines: readonly string[]; readonly mono?: boolean }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line} data-mono={mono ? '' : undefined}>
          {line}
        </li>
      ))}
    </ul>
  )
}

/** Granted scopes, and a warning about those that the creator's current role no longer allows. */
function Access({ detail: { token, scopesNow } }: { readonly detail: TokenDetail }) {
  const lost = token.scopes.filter((scope) => !scopesNow.includes(scope))
  return (
    <>
      <Lines lines={scopePhrases(token.scopes)} />
      {lost.length > 0 && <p className="text-warn">The creator's role no longer allows: {scopePhrases(lost).join(', ')}.</p>}
    </>
  )
}

function LastUse({ detail }: { readonly detail: TokenDetail }) {
  const { token, lastUserAgent, lastEndpoint, now } = detail
  if (token.lastUsedAt === null) return 'Never used'
  return (
    <>
      <ExactTime at={token.lastUsedAt} now={now} />
      {token.lastUsedFrom && <span className="block text-ink-2">from {token.lastUsedFrom}</span>}
      {lastEndpoint && (
        <span className="block text-xs leading-5 text-ink-2" data-mono>
          {lastEndpoint}
        </span>
      )}
      {lastUserAgent && <bdi className="block text-xs leading-5 text-ink-3">{lastUserAgent}</bdi>}
    </>
  )
}
