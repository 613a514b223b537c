'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { StickyBar } from '@/components/ui/sticky-bar'
import type { TokenAction, TokenPage, TokenView } from '@/lib/tokens/schema'
import { readParams } from '../list-params'
import { BulkConfirm, type BulkConfirmation } from './bulk-confirm'
import { InlineUndo } from './inline-undo'
import { SelectAll } from './select-all'
import { useSelection } from './selection'
import { useBulk } from './use-bulk'
import { useExport } from './use-export'
import { useListParams } from './use-list-params'

export function BulkBar({ page }: { readonly page: TokenPage }) {
  const { selected, clear } = useSelection()
  const bulk = useBulk()
  const [confirmation, setConfirmation] = useState<BulkConfirmation | null>(null)
  const tokens = [...selected.values()]
  const confirm = ({ kind, tokens: confirmed }: BulkConfirmation) => {
    setConfirmation(null)
    if (kind === 'remove') bulk.remove(confirmed)
    else bulk.deleteAll(confirmed)
  }
  const shared = { tokens, busy: bulk.running !== null }
  return (
    <StickyBar className="mx-4 mb-4 rounded-lg border border-line-strong bg-surface px-4 py-2 shadow-3 sm:mx-8 lg:mx-0">
      <p className="mr-2 text-sm font-semibold" role="status">
        {bulk.running ? `${bulk.running.current} of ${bulk.running.total}` : `${tokens.length} selected`}
      </p>
      <div role="toolbar" aria-label="Selected tokens" className="flex flex-wrap items-center *:px-2.5">
        <BulkButton {...shared} action="activate" label="Activate" run={bulk.activate} />
        <BulkButton {...shared} action="deactivate" label="Deactivate" run={bulk.deactivate} />
        <BulkButton
          {...shared}
          action="remove"
          label="Remove from list…"
          run={(allowed) => setConfirmation({ kind: 'remove', tokens: allowed })}
        />
        <BulkButton
          {...shared}
          action="delete"
          label="Delete permanently…"
          run={(allowed) => setConfirmation({ kind: 'delete', tokens: allowed })}
        />
        <ExportButton tokens={tokens} />
        <Button variant="quiet" onClick={clear}>
          Clear
        </Button>
      </div>
      <div className="flex basis-full flex-wrap items-center gap-x-3 empty:hidden">
        <SelectAll page={page} />
        <InlineUndo id="bulk" />
      </div>
      {confirmation && <BulkConfirm confirmation={confirmation} onClose={() => setConfirmation(null)} onConfirm={confirm} />}
    </StickyBar>
  )
}

interface BulkButtonProps {
  readonly tokens: readonly TokenView[]
  readonly busy: boolean
  readonly action: TokenAction
  readonly label: string
  readonly run: (tokens: readonly TokenView[]) => void
}

/** Applies to the selected tokens that allow the action; hidden if none does. */
function BulkButton({ tokens, busy, action, label, run }: BulkButtonProps) {
  const allowed = tokens.filter((token) => token.actions.includes(action))
  if (allowed.length === 0) return null
  return (
    <Button variant="quiet" busy={busy} onClick={() => run(allowed)} className={action === 'delete' ? 'text-bad' : undefined}>
      {label}
    </Button>
  )
}

function ExportButton({ tokens }: { readonly tokens: readonly TokenView[] }) {
  const { params } = useListParams()
  const { busy, save } = useExport()
  const wholeTab = { ...readParams({}), tab: params.tab, removed: true }
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
