import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { SessionView } from '@/lib/accounts/schema'

interface SessionRowProps {
  readonly session: SessionView
  readonly now: string
  readonly busy: boolean
  readonly onEnd: () => void
}

export const SessionRow = ({ session: { current, device, ip, createdAt, lastSeenAt }, now, busy, onEnd }: SessionRowProps) => (
  <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {capitalized(device)}
        {current && <Badge tone="ok">This session</Badge>}
      </p>
      <p className="text-sm break-words text-ink-2">
        {ip === null ? 'Unknown IP address' : `IP address ${ip}`}
        {' · '}
        {current ? (
          'Active now'
        ) : (
          <>
            Last seen <Time at={lastSeenAt} now={now} />
          </>
        )}
        {' · Signed in '}
        <Time at={createdAt} now={now} />
      </p>
    </div>
    {!current && (
      <Button busy={busy} onClick={onEnd} aria-label={`Sign out ${device}, IP address ${ip ?? 'unknown'}`}>
        Sign out
      </Button>
    )}
  </li>
)

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
