'use client'

import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { HandOverView, TokenView } from '@/lib/tokens/schema'
import { useHandOver } from '../dialogs/queries'
import { useDetailActions } from './detail-actions'
import { remaining } from './remaining'

interface HandOverProps {
  readonly token: TokenView
  readonly rendered: HandOverView
}

/** Shown while both secrets work: how each is used and when the old one stops working. */
export function HandOver({ token, rendered }: HandOverProps) {
  const { busy, stopOld, extendOld } = useDetailActions()
  const { handOver, now } = useHandOver(token.tokenKey, rendered)
  if (!handOver) return null
  return (
    <section aria-labelledby="hand-over" className="flex flex-col gap-4 rounded-lg border border-line bg-accent-soft p-5">
      <h2 id="hand-over" className="text-lg">
        Rotation in progress
      </h2>
      <dl className="grid gap-4 sm:grid-cols-2">
        <Side term="New token" used={usageText(handOver.current)} lastUsedAt={handOver.current.lastUsedAt} now={now} />
        <Side
          term="Old token"
          used={handOver.previous.lastUsedAt ? 'Last used' : 'Not used since the rotation'}
          lastUsedAt={handOver.previous.lastUsedAt}
          now={now}
        />
      </dl>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line pt-4">
        <p className="grow text-sm">
          The old token stops working in <strong>{remaining(handOver.endsAt, now)}</strong>.
        </p>
        {token.actions.includes('changeOverlap') && (
          <div data-noprint className="flex flex-wrap gap-2">
            <Button aria-disabled={busy} onClick={stopOld}>
              Stop old token now
            </Button>
            {handOver.extendable && (
              <Button aria-disabled={busy} onClick={extendOld}>
                Extend by 24 hours
              </Button>
            )}
          </div>
        )}
      </div>
    </section>
  )
}

type SecretUsage = NonNullable<HandOverView['handOver']>['current']

interface SideProps {
  readonly term: string
  readonly used: string
  readonly lastUsedAt: string | null
  readonly now: string
}

function Side({ term, used, lastUsedAt, now }: SideProps) {
  return (
    <div className="rounded-md bg-surface px-4 py-3">
      <dt className="text-sm font-semibold">{term}</dt>
      <dd className="text-ink-2">
        {used} {lastUsedAt && <Time at={lastUsedAt} now={now} />}
      </dd>
    </div>
  )
}

function usageText({ requests, lastUsedAt }: SecretUsage): string {
  if (requests === 0) return lastUsedAt ? 'Last used' : 'Not used yet'
  const times = requests === 1 ? 'once' : `${requests.toLocaleString('en-GB')} times`
  return lastUsedAt ? `Used ${times}, last` : `Used ${times}`
}
