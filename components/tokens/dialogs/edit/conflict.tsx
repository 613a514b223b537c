'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { usePreferences } from '@/components/ui/preferences'
import { formatRelative } from '@/components/ui/time-format'
import type { Failure } from '@/lib/result'
import type { TokenView } from '@/lib/tokens/schema'
import { FailureBanner } from '../../../session/failure-banner'
import { conflictSentence } from './conflict-sentence'
import { type Difference, differences, type EditDraft } from './edit-draft'
import type { StoredToken } from './use-stored-token'

export interface ConflictProps {
  readonly stored: StoredToken
  readonly failure: Failure
  /** What was typed, over what is stored now. */
  readonly over: (stored: TokenView) => EditDraft
  readonly busy: boolean
  readonly onSave: (yours: EditDraft, version: number) => void
}

/** Somebody else was quicker: nothing is overwritten before it was seen or meant. */
export function Conflict({ stored, failure, over, busy, onSave }: ConflictProps) {
  const { timeZone } = usePreferences()
  const [shown, setShown] = useState(false)
  const { reading, token: theirs, now } = stored
  if (reading) return null
  if (theirs === null || now === null) return <FailureBanner failure={failure} />
  const yours = over(theirs)
  const text = conflictSentence(failure.changed, (at) => formatRelative(new Date(at), new Date(now), timeZone))
  return (
    <div className="flex flex-col gap-3">
      <FailureBanner
        failure={failure}
        text={text}
        tone="warn"
        actions={
          <>
            <Button aria-expanded={shown} onClick={() => setShown(!shown)}>
              Show the difference
            </Button>
            <Button busy={busy} busyLabel="Saving…" onClick={() => onSave(yours, theirs.version)}>
              Save mine
            </Button>
          </>
        }
      />
      {shown && <DifferenceTable rows={differences(theirs, yours)} />}
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
