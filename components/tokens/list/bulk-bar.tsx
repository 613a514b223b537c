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

/** What can be done to all chosen rows at once. */
export function BulkBar({ page }: { readonly page: TokenPage }) {
  const { selected, clear } = useSelection()
  const bulk = useBulk()
  const [question, setQuestion] = useState<BulkConfirmation | null>(null)
  const tokens = [...selected.values()]
  const confirm = ({ kind, tokens: chosen }: BulkConfirmation) => {
    setQuestion(null)
    if (kind === 'remove') bulk.remove(chosen)
    else bulk.deleteAll(chosen)
  }
  const each = { tokens, busy: bulk.running !== null }
  return (
    <StickyBar className="mx-4 mb-4 rounded-lg border border-line-strong bg-surface px-4 py-2 shadow-3 sm:mx-8 lg:mx-0">
      <p className="mr-2 text-sm font-semibold" role="status">
        {bulk.running ? `${bulk.running.at} of ${bulk.running.of}` : `${tokens.length} selected`}
      </p>
      <div role="toolbar" aria-label="Selected tokens" className="flex flex-wrap items-center *:px-2.5">
        <BulkButton {...each} action="activate" label="Activate" run={bulk.activate} />
        <BulkButton {...each} action="deactivate" label="Deactivate" run={bulk.deactivate} />
        <BulkButton {...each} action="remove" label="Remove from list…" run={(chosen) => setQuestion({ kind: 'remove', tokens: chosen })} />
        <BulkButton
          {...each}
          action="delete"
          label="Delete permanently…"
          run={(chosen) => setQuestion({ kind: 'delete', tokens: chosen })}
        />
        <ExportButton tokens={tokens} />
        <Button variant="quiet" onClick={clear}>
          Clear
        </Button>
      </div>
      <div className="flex basis-full flex-wrap items-center gap-x-3 empty:hidden">
        <SelectAll page={page} />
        <InlineUndo place="bulk" />
      </div>
      {question && <BulkConfirm question={question} onClose={() => setQuestion(null)} onConfirm={confirm} />}
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

/** Acts on those of the chosen that allow it; absent where none does. */
function BulkButton({ tokens, busy, action, label, run }: BulkButtonProps) {
  const fit = tokens.filter((token) => token.actions.includes(action))
  if (fit.length === 0) return null
  return (
    <Button variant="quiet" busy={busy} onClick={() => run(fit)} className={action === 'delete' ? 'text-bad' : undefined}>
      {label}
    </Button>
  )
}

function ExportButton({ tokens }: { readonly tokens: readonly TokenView[] }) {
  const { address } = useListParams()
  const { busy, save } = useExport()
  const all = { ...readParams({}), tab: address.tab, removed: true }
  return (
    <Button
      variant="quiet"
      busy={busy}
      onClick={() =>
        save(
          all,
          tokens.map(({ tokenKey }) => tokenKey),
        )
      }
    >
      Export CSV
    </Button>
  )
}
