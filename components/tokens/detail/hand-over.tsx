'use client'

import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Time } from '@/components/ui/time'
import type { HandOverView, TokenView } from '@/lib/tokens/schema'
import { useHandOver } from '../dialogs/queries'
import { useDetailActions } from './detail-actions'
import { type HandOverStep, handOverAdvice, handOverStep, newTokenUsage, oldTokenUsedAt } from './hand-over-advice'
import { remaining } from './remaining'
import { StopOldButton } from './stop-old-button'

interface HandOverProps {
  readonly token: TokenView
  readonly rendered: HandOverView
}

/** Shown while both secrets work: how each is used, when the old one stops working and whether to stop it now. */
export function HandOver({ token, rendered }: HandOverProps) {
  const { handOver, now } = useHandOver(token.tokenKey, rendered)
  if (!handOver) return null
  const step = handOverStep(handOver, now)
  const oldUsedAt = oldTokenUsedAt(handOver, token.lastUsedAt)
  return (
    <section
      aria-labelledby="hand-over"
      className="flex flex-wrap items-end gap-x-8 gap-y-3 rounded-lg border border-line bg-surface px-5 py-4"
    >
      <div className="flex min-w-0 grow basis-96 flex-col gap-1.5 text-sm">
        <h2 id="hand-over" className="text-base">
          Rotation in progress
        </h2>
        <ul className="flex flex-col gap-1">
          <Line used={step !== 'waiting'} name="New token">
            {newTokenUsage(handOver)} {handOver.current.lastUsedAt && <Time at={handOver.current.lastUsedAt} now={now} />}
          </Line>
          <Line used={step !== 'ready' && oldUsedAt !== null} name="Old token">
            {oldUsedAt ? (
              <>
                Last used <Time at={oldUsedAt} now={now} />
              </>
            ) : (
              'Not used since the rotation'
            )}
          </Line>
        </ul>
        <p className="text-ink-2">
          The old token stops working in <strong className="text-ink">{remaining(handOver.endsAt, now)}</strong>. {handOverAdvice[step]}
        </p>
      </div>
      {token.actions.includes('changeOverlap') && <Actions step={step} extendable={handOver.extendable} />}
    </section>
  )
}

interface LineProps {
  readonly used: boolean
  readonly name: string
  readonly children: ReactNode
}

const Line = ({ used, name, children }: LineProps) => (
  <li className="flex items-baseline gap-2">
    <span aria-hidden className={cx('size-2 shrink-0 rounded-full border', used ? 'border-ok bg-ok' : 'border-line-strong')} />
    <span>
      <strong className="font-semibold">{name}:</strong> {children}
    </span>
  </li>
)

function Actions({ step, extendable }: { readonly step: HandOverStep; readonly extendable: boolean }) {
  const { busy, extendOld } = useDetailActions()
  return (
    <div data-noprint className="flex flex-wrap gap-2">
      {extendable && (
        <Button aria-disabled={busy} onClick={extendOld}>
          Extend by 24 hours
        </Button>
      )}
      <StopOldButton step={step} />
    </div>
  )
}
