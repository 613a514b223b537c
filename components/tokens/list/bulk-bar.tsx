'use client'

import X from 'lucide-react/icons/x'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { StickyBar } from '@/components/ui/sticky-bar'
import type { TokenAction, TokenPage, TokenView } from '@/lib/tokens/schema'
import { readParams } from '../list-params'
import { BulkConfirm, type BulkConfirmation } from './bulk-confirm'
import { InlineUndo } from './inline-undo'
import { useListContext } from './list-context'
import { SelectAll } from './select-all'
import { useSelection } from './selection'
import { useBulk } from './use-bulk'
import { useExport } from './use-export'
import { useListParams } from './use-list-params'

const box =
  'mx-auto mb-4 w-fit max-w-[calc(100%-2rem)] justify-center rounded-lg border border-line-strong bg-surface px-2 py-1.5 shadow-3 max-sm:mb-0 max-sm:w-full max-sm:max-w-none max-sm:rounded-b-none max-sm:border-x-0 max-sm:border-b-0'

export function BulkBar({ page }: { readonly page: TokenPage }) {
  const { inactivityDays } = useListContext()
  const { selected, clear } = useSelection()
  const bulk = useBulk()
  const [confirmation, setConfirmation] = useState<BulkConfirmation | null>(null)
  const tokens = withNewest(selected, page)
  const shared = { tokens, busy: bulk.running !== null }
  const ask = (kind: BulkConfirmation['kind']) => (allowed: readonly TokenView[]) => setConfirmation({ kind, tokens: allowed })
  const confirm = (run: (confirmed: readonly TokenView[]) => void) => (confirmed: readonly TokenView[]) => {
    setConfirmation(null)
    run(confirmed)
  }
  return (
    <StickyBar className={box}>
      <div role="toolbar" aria-label="Selected tokens" className="flex flex-wrap items-center *:px-2.5 max-sm:w-full">
        <span className="flex items-center gap-1 pl-0! max-sm:basis-full">
          <IconButton label="Clear selection" onClick={clear}>
            <X aria-hidden size={16} strokeWidth={1.75} />
          </IconButton>
          <span className="text-sm font-semibold whitespace-nowrap" role="status">
            {bulk.running ? `${bulk.running.current} of ${bulk.running.total}` : `${tokens.length} selected`}
          </span>
          <SelectAll page={page} />
        </span>
        <BulkButton {...shared} action="activate" label={(count) => `Activate ${count}`} run={bulk.activate} />
        <BulkButton {...shared} action="deactivate" label={(count) => `Deactivate ${count}`} run={bulk.deactivate} />
        <BulkButton {...shared} action="keep" label={(count) => `Keep ${count} for ${inactivityDays} more days`} run={bulk.keep} />
        <BulkButton {...shared} action="restore" label={(count) => `Restore ${count} to list`} run={bulk.restore} />
        <BulkButton {...shared} action="remove" label={() => 'Remove from list…'} run={ask('remove')} />
        <ExportButton tokens={tokens} />
        <BulkButton {...shared} action="delete" label={() => 'Delete permanently…'} run={ask('delete')} />
      </div>
      <InlineUndo id="bulk" />
      {confirmation && (
        <BulkConfirm
          confirmation={confirmation}
          now={page.now}
          onClose={() => setConfirmation(null)}
          onConfirm={confirm(confirmation.kind === 'remove' ? bulk.remove : bulk.deleteAll)}
          onDeactivate={confirm(bulk.deactivate)}
        />
      )}
    </StickyBar>
  )
}

/** Selected tokens; those on this page as they are now. */
function withNewest(selected: ReadonlyMap<string, TokenView>, { rows }: TokenPage): TokenView[] {
  const newest = new Map(rows.map((row) => [row.tokenKey, row]))
  return [...selected.values()].map((token) => newest.get(token.tokenKey) ?? token)
}

interface BulkButtonProps {
  readonly tokens: readonly TokenView[]
  readonly busy: boolean
  readonly action: TokenAction
  readonly label: (count: number) => string
  readonly run: (tokens: readonly TokenView[]) => void
}

const dangerClass =
  'relative text-bad sm:ml-3 sm:before:absolute sm:before:inset-y-2 sm:before:-left-1.5 sm:before:border-l sm:before:border-line-strong'

/** Applies to the selected tokens that allow the action; hidden if none does. */
function BulkButton({ tokens, busy, action, label, run }: BulkButtonProps) {
  const allowed = tokens.filter((token) => token.actions.includes(action))
  if (allowed.length === 0) return null
  return (
    <Button variant="quiet" busy={busy} onClick={() => run(allowed)} className={action === 'delete' ? dangerClass : undefined}>
      {label(allowed.length)}
    </Button>
  )
}

function ExportButton({ tokens }: { readonly tokens: readonly TokenView[] }) {
  const { params } = useListParams()
  const { busy, save } = useExport()
  const wholeTab = { ...readParams({}), tab: params.tab, removed: true }
  if (tokens.length === 0) return null
  return (
    <Button
      variant="quiet"
      busy={busy}
      onClick={() =>
        save(
          wholeTab,
          tokens.map(({ tokenKey }) => tokenKey),
        )
      }
    >
      Export CSV
    </Button>
  )
}
