import { DescriptionItem, DescriptionList } from '@/components/ui/description-list'
import { Time } from '@/components/ui/time'
import type { TokenDetail } from '@/lib/tokens/schema'
import { scopePhrases, typeLabels } from '../labels'
import { Section } from './section'

export function Summary({ detail }: { readonly detail: TokenDetail }) {
  const { token } = detail
  return (
    <Section id="summary" title="Summary">
      <DescriptionList>
        <DescriptionItem term="Type">{typeLabels[token.type]}</DescriptionItem>
        {token.owner && <DescriptionItem term="Owner">{token.owner.name}</DescriptionItem>}
        {token.location && <DescriptionItem term="Location">{token.location.name}</DescriptionItem>}
        {token.destination && <DescriptionItem term="Destination">{token.destination.name}</DescriptionItem>}
        {token.note && (
          <DescriptionItem term="Note">
            <bdi className="whitespace-pre-line">{token.note}</bdi>
          </DescriptionItem>
        )}
        <DescriptionItem term="Access">
          <Access detail={detail} />
        </DescriptionItem>
        <DescriptionItem term="IP allowlist">
          {token.ipAllowlist.length === 0 ? 'Any IP address' : <Lines lines={token.ipAllowlist} mono />}
        </DescriptionItem>
        <DescriptionItem term="Created">
          <ExactTime at={token.createdAt} now={detail.now} /> by {token.createdBy}
          {token.createdFrom && ` from ${token.createdFrom}`}
        </DescriptionItem>
        <DescriptionItem term="Expires">
          {token.expiresAt ? <ExactTime at={token.expiresAt} now={detail.now} /> : 'No expiration'}
        </DescriptionItem>
        {token.inactivityDeletionAt && token.status !== 'expired' && (
          <DescriptionItem term="Deleted if inactive">
            <ExactTime at={token.inactivityDeletionAt} now={detail.now} />
          </DescriptionItem>
        )}
        <DescriptionItem term="Last used">
          <LastUse detail={detail} />
        </DescriptionItem>
      </DescriptionList>
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
      {lost.length > 0 && <p className="text-sm text-warn">The creator’s role no longer allows: {scopePhrases(lost).join(', ')}.</p>}
    </>
  )
}

function LastUse({ detail }: { readonly detail: TokenDetail }) {
  const { token, lastUserAgent, lastEndpoint, now } = detail
  if (token.lastUsedAt === null) return 'Never used'
  return (
    <>
      <ExactTime at={token.lastUsedAt} now={now} />
      {token.lastUsedFrom && ` from ${token.lastUsedFrom}`}
      {lastEndpoint && (
        <span className="block text-sm text-ink-2" data-mono>
          {lastEndpoint}
        </span>
      )}
      {lastUserAgent && <span className="block text-sm text-ink-3">{lastUserAgent}</span>}
    </>
  )
}
