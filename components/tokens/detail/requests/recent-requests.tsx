'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ToggleChip } from '@/components/ui/chips'
import { LiveButton } from '@/components/ui/live-button'
import { requestDays } from '@/lib/recorder/limits'
import type { RecentRequests as Recent } from '@/lib/tokens/schema'
import { useRecentRequests } from '../../dialogs/queries'
import { Section } from '../section'
import { RequestTable } from './request-table'
import { firstRows, isFoldable } from './request-text'

interface RecentRequestsProps {
  readonly tokenKey: string
  /** Of every result, as the server rendered them. */
  readonly rendered: Recent
}

/** The latest requests with the token; they update until they are paused. */
export function RecentRequests({ tokenKey, rendered }: RecentRequestsProps) {
  const [live, setLive] = useState(true)
  const [rejected, setRejected] = useState(false)
  const [all, setAll] = useState(false)
  const { requests, now } = useRecentRequests({ tokenKey, rejected, live }, rendered)
  const shown = all ? requests : firstRows(requests)
  return (
    <Section id="recent-requests" title="Recent requests" aside={kept}>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <ToggleChip pressed={rejected} onPress={() => setRejected(!rejected)}>
          Rejected only
        </ToggleChip>
        <LiveButton live={live} onChange={setLive} />
      </div>
      {requests.length === 0 ? <Empty rejected={rejected} /> : <RequestTable requests={shown} now={now} />}
      {isFoldable(requests) && (
        <Button variant="quiet" className="-mx-3.5 self-start" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer' : `Show all ${requests.length}`}
        </Button>
      )}
    </Section>
  )
}

const kept = <p className="text-sm text-ink-3">Kept for {requestDays} days</p>

const Empty = ({ rejected }: { readonly rejected: boolean }) => (
  <p className="rounded-lg border border-line bg-surface px-5 py-6 text-center text-ink-2">
    {rejected ? 'No rejected requests.' : 'No requests yet. The first one appears here within seconds.'}
  </p>
)
