'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { usePreferences } from '@/components/ui/preferences'
import type { Failure } from '@/lib/result'
import { formatRelative } from '@/lib/time/format'
import type { TokenView } from '@/lib/tokens/schema'
import { FailureBanner } from '../../../session/failure-banner'
import { conflictMessage } from './conflict-message'
import { type Difference, differences, type EditDraft } from './edit-draft'
import type { StoredToken } from './use-stored-token'

interface ConflictProps {
  readonly latest: StoredToken
  readonly failure: Failure
  /** Applies the user's changes to the stored token. */
  readonly merge: (stored: TokenView) => EditDraft
  readonly busy: boolean
  readonly onSave: (draft: EditDraft, version: number) => void
}

/** Another change was saved first: the user compares both versions before saving over it. */
export function Conflict({ latest, failure, merge, busy, onSave }: ConflictProps) {
  const { timeZone } = usePreferences()
  const [shown, setShown] = useState(false)
  const { reading, token: stored, now } = latest
  if (reading) return null
  if (stored === null || now === null) return <FailureBanner failure={failure} />
  const draft = merge(stored)
  const text = conflictMessage(failure.changed, (at) => formatRelative(new Date(at), new Date(now), timeZone))
  return (
    <div className="flex flex-col gap-3">
      <FailureBanner
        failure={failure}
        text={text}
        tone="warn"
        actions={
          <>
            <Button aria-expanded={shown} onClick={() => setShown(!shown)}>
              Show differences
            </Button>
            <Button busy={busy} busyLabel="Saving…" onClick={() => onSave(draft, stored.version)}>
              Save my changes
            </Button>
          </>
        }
      />
      {shown && <DifferenceTable rows={differences(stored, draft)} />}
    </div>
  )
}

function DifferenceTable({ rows }: { readonly rows: readonly Difference[] }) {
  if (rows.length === 0) return <p className="text-sm text-ink-2">Your changes match the current version.</p>
  return (
    <div className="overflow-x-auto rounded-md border border-line">
      <table className="w-full text-left text-sm">
        <caption className="sr-only">Current version and your changes</caption>
        <thead className="bg-sunken text-xs text-ink-3">
          <tr>
            <th scope="col" className="px-3 py-2 font-medium">
              Field
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              Current version
            </th>
            <th scope="col" className="px-3 py-2 font-medium">
              Your changes
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, stored, draft }) => (
            <tr key={field} className="border-t border-line align-top">
              <th scope="row" className="px-3 py-2 font-medium">
                {field}
              </th>
              <td className="px-3 py-2 wrap-anywhere">
                <bdi>{stored}</bdi>
              </td>
              <td className="px-3 py-2 wrap-anywhere">
                <bdi>{draft}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
