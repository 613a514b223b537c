'use client'

import type { Route } from 'next'
import { useRef } from 'react'
import { initials } from '@/components/shell/initials'
import { KeyAvatar } from '@/components/shell/key-avatar'
import { CopyButton } from '@/components/ui/copy-button'
import { PageLink } from '@/components/ui/page-link'
import { Switch } from '@/components/ui/switch'
import { Time } from '@/components/ui/time'
import type { Tab, TokenView } from '@/lib/tokens/schema'
import { typeLabels } from '../labels'
import { ScopeList } from '../scope-list'
import { StatusBadge } from '../status-badge'
import { useHighlight } from './highlights'
import { InlineUndo } from './inline-undo'
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
  const { token, now, tab } = props
  const { org } = useListContext()
  const highlighted = useHighlight().highlighted.has(token.tokenKey)
  return (
    <div className="flex items-center gap-3 max-sm:items-start">
      <KeyAvatar text={token.tokenKey} works={token.works} className="max-sm:mt-0.5 max-sm:w-9" />
      <div className="min-w-0">
        <div className="flex flex-wrap items-start gap-x-3 max-sm:pr-9">
          <PageLink
            href={`/o/${org.slug}/tokens/${token.tokenKey}` as Route}
            data-row-link
            className="relative inline-block min-h-6 text-sm font-semibold text-ink underline-offset-2 hover:underline coarse:before:absolute coarse:before:-inset-y-2.5 coarse:before:inset-x-0"
          >
            <bdi>{token.name}</bdi>
          </PageLink>
          {highlighted && <span className="sr-only">New</span>}
          <div className="-mt-0.5 empty:hidden">
            <InlineUndo id={token.tokenKey} />
          </div>
        </div>
        <div className="flex flex-wrap items-center gap-x-1 gap-y-1">
          <TokenKey token={token} />
          <StatusBadge token={token} now={now} />
        </div>
        <div className="mt-0.5 text-xs text-ink-3 md:hidden">
          {typeLabels[token.type]} · <ScopeList scopes={token.scopes} />
        </div>
        {tab === 'organization' && (
          <div className="mt-1 text-xs lg:hidden in-data-[hide~=owner]:hidden">
            <OwnerCell {...props} />
          </div>
        )}
      </div>
    </div>
  )
}

function TokenKey({ token }: { readonly token: TokenView }) {
  const text = useRef<HTMLElement>(null)
  return (
    <span className="inline-flex items-center">
      <code ref={text} translate="no" className="text-xs text-ink-2">
        {token.tokenKey}
      </code>
      <CopyButton value={token.tokenKey} label={`Copy token key of ${token.name}`} selectRef={text} />
    </span>
  )
}

export function AccessCell({ token }: CellProps) {
  return (
    <>
      <div>{typeLabels[token.type]}</div>
      <div className="text-xs text-ink-3">
        <ScopeList scopes={token.scopes} />
      </div>
    </>
  )
}

export function OwnerCell({ token }: CellProps) {
  if (token.owner === null) return <span className="text-ink-3">Organization</span>
  return (
    <span className="inline-flex items-center gap-2">
      <span
        aria-hidden
        className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-soft text-[0.625rem] font-semibold text-accent-ink"
      >
        {initials(token.owner.name)}
      </span>
      <bdi className="max-lg:wrap-anywhere">{token.owner.name}</bdi>
    </span>
  )
}

export const LocationCell = ({ token }: CellProps) =>
  token.location ? <bdi>{token.location.name}</bdi> : <span className="text-ink-3">–</span>

export function LastUsedCell({ token, now }: CellProps) {
  if (token.lastUsedAt === null) return <span className="text-ink-3">Never used</span>
  return (
    <>
      <Time at={token.lastUsedAt} now={now} />
      {token.lastUsedFrom && (
        <div data-mono className="text-xs text-ink-3">
          {token.lastUsedFrom}
        </div>
      )}
    </>
  )
}

const isActive = (token: TokenView) => token.deactivatedAt === null && token.status !== 'expired'

export function ActiveCell({ token }: CellProps) {
  const { toggle } = useListActions()
  const expired = token.status === 'expired'
  const cannotSwitch = !token.actions.some((action) => action === 'activate' || action === 'deactivate')
  if (cannotSwitch && !(expired && token.actions.length > 0)) return <span className="text-ink-2">{isActive(token) ? 'Yes' : 'No'}</span>
  return (
    <span className="flex">
      <Switch
        label={`${token.name}, active`}
        checked={isActive(token)}
        onChange={(active) => toggle({ token, active })}
        disabledReason={expired ? 'Expired tokens can’t be activated.' : undefined}
      />
    </span>
  )
}
