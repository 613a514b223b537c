'use client'

import { useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import type { TokenView } from '@/lib/tokens/schema'
import { type Difference, differences, type EditDraft } from './edit-draft'

export interface ConflictProps {
  /** The token as it is stored now. */
  readonly theirs: TokenView
  readonly yours: EditDraft
  readonly busy: boolean
  readonly onSave: () => void
}

/** Somebody else was quicker: nothing is overwritten before it was seen or meant. */
export function Conflict({ theirs, yours, busy, onSave }: ConflictProps) {
  const [shown, setShown] = useState(false)
  const rows = differences(theirs, yours)
  return (
    <div className="flex flex-col gap-3">
      <Banner
        tone="warn"
        actions={
          <>
            <Button aria-expanded={shown} onClick={() => setShown(!shown)}>
              Show the difference
            </Button>
            <Button busy={busy} busyLabel="Saving…" onClick={onSave}>
              Save mine
            </Button>
          </>
        }
      >
        This token changed while you were editing it.
      </Banner>
      {shown && <DifferenceTable rows={rows} />}
    </div>
  )
}

function DifferenceTable({ rows }: { readonly rows: readonly Difference[] }) {
  if (rows.length === 0) return <p className="text-sm text-ink-2">What you typed is the same as what is stored now.</p>
  return (
    <div className="overflow-x-auto rounded-md border border-line">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">What is stored and what you typed</caption>
        <thead className="bg-sunken text-xs text-ink-3">
          <tr>
            <th scope="col" className="px-3 py-2 font-medium">
              Field
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              Stored now
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              Yours
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, theirs, yours }) => (
            <tr key={field} className="border-t border-line align-top">
              <th scope="row" className="px-3 py-2 font-medium">
                {field}
              </th>
              <td className="px-3 py-2 wrap-anywhere">
                <bdi>{theirs}</bdi>
              </td>
              <td className="px-3 py-2 wrap-anywhere">
                <bdi>{yours}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
