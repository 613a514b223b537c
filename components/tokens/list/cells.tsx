'use client'

import type { Route } from 'next'
import { initials } from '@/components/shell/initials'
import { KeyAvatar } from '@/components/shell/key-avatar'
import { PageLink } from '@/components/ui/page-link'
import { Switch } from '@/components/ui/switch'
import { Time } from '@/components/ui/time'
import type { Tab, TokenView } from '@/lib/tokens/schema'
import { typeLabels } from '../labels'
import { LifetimeLine } from '../lifetime-line'
import { ScopeList } from '../scope-list'
import { StatusBadge } from '../status-badge'
import { hasSwitch, isOn, lockReason } from '../switch-lock'
import { folds } from './folds'
import { useHighlight } from './highlights'
import { KeyLine } from './key-line'
import { useListActions } from './list-actions'
import { useListContext } from './list-context'

interface CellProps {
  readonly token: TokenView
  /** The server's clock when the page was loaded. */
  readonly now: string
}

export interface ListedProps extends CellProps {
  readonly tab: Tab
}

export function TokenCell(props: ListedProps) {
  const { token, now } = props
  const { org } = useListContext()
  const highlighted = useHighlight().highlighted.has(token.tokenKey)
  return (
    <div className="flex items-center gap-2.5 max-sm:items-start">
      <KeyAvatar text={token.tokenKey} works={token.works} className="w-9 max-sm:mt-0.5 @min-[80rem]/table:w-11" />
      <div className="@container/name min-w-0 grow">
        <div className="flex max-sm:pr-9">
          <PageLink
            href={`/o/${org.slug}/tokens/${token.tokenKey}` as Route}
            data-row-link
            className="relative inline-block max-w-full pb-0.5 text-sm leading-6 font-semibold text-ink underline-offset-2 wrap-anywhere hover:underline coarse:before:absolute coarse:before:z-1 coarse:before:-inset-y-2.5 coarse:before:inset-x-0"
          >
            <bdi>{token.name}</bdi>
          </PageLink>
          {highlighted && <span className="sr-only">New</span>}
        </div>
        <KeyLine token={token}>
          <StatusBadge token={token} now={now} />
        </KeyLine>
        <Folded {...props} />
      </div>
    </div>
  )
}

/** The columns for which the table is too narrow. */
function Folded(props: ListedProps) {
  const { token, tab } = props
  return (
    <div className="flex flex-wrap gap-x-3 text-xs text-ink-3">
      <div className={folds.access.underName}>
        {typeLabels[token.type]} · <ScopeList scopes={token.scopes} />
      </div>
      {tab === 'organization' && (
        <div className={folds.owner.underName}>
          <OwnerCell {...props} />
        </div>
      )}
      {tab === 'locations' && token.location && (
        <div className={folds.location.underName}>
          <LocationCell {...props} />
        </div>
      )}
    </div>
  )
}

export function AccessCell({ token }: CellProps) {
  return (
    <>
      <span className="mr-2 text-xs text-ink-3">{typeLabels[token.type]}</span>
      <ScopeList scopes={token.scopes} />
    </>
  )
}

export function OwnerCell({ token }: CellProps) {
  if (token.owner === null) return <span className="text-ink-3">Organization</span>
  return (
    <span className="inline-flex items-center gap-2">
      <span
        aria-hidden
        className="grid size-6 shrink-0 place-items-center rounded-full bg-off-soft text-[0.625rem] font-semibold text-off @max-[80rem]/table:hidden"
      >
        {initials(token.owner.name)}
      </span>
      <bdi className="wrap-anywhere">{token.owner.name}</bdi>
    </span>
  )
}

export const LocationCell = ({ token }: CellProps) =>
  token.location ? <bdi className="wrap-anywhere">{token.location.name}</bdi> : <span className="text-ink-3">–</span>

export function LastUsedCell({ token, now }: CellProps) {
  if (token.lastUsedAt === null) return <span className="text-ink-3">Never used</span>
  return (
    <>
      <Time at={token.lastUsedAt} now={now} />
      {token.lastUsedFrom && (
        <div data-mono className="text-xs wrap-anywhere text-ink-3">
          {token.lastUsedFrom}
        </div>
      )}
    </>
  )
}

export function ExpiresCell({ token, now }: CellProps) {
  const { noExpirationAllowed } = useListContext()
  return <LifetimeLine token={token} now={now} noExpirationAllowed={noExpirationAllowed} />
}

export function ActiveCell({ token }: CellProps) {
  const { toggle } = useListActions()
  if (!hasSwitch(token)) return <span className="text-ink-2">{isOn(token) ? 'Yes' : 'No'}</span>
  return (
    <span className="flex">
      <Switch
        label={`${token.name}, active`}
        checked={isOn(token)}
        onChange={(active) => toggle({ token, active })}
        disabledReason={lockReason(token)}
      />
    </span>
  )
}
