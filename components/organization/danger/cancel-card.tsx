'use client'

import { useRouter } from 'next/navigation'
import { startTransition } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { Button } from '@/components/ui/button'
import { SectionCard } from '@/components/ui/section-card'
import { Time } from '@/components/ui/time'
import { useToasts } from '@/components/ui/toasts'
import type { OrganizationDangerActions } from './types'

interface CancelCardProps {
  readonly name: string
  readonly deletedAt: string
  readonly now: string
  readonly cancel: OrganizationDangerActions['cancel']
}

/** Reversible, so it asks nothing: the tokens work again as before. */
export function CancelCard({ name, deletedAt, now, cancel }: CancelCardProps) {
  const { failure, busy, act } = useAct()
  const { add } = useToasts()
  const router = useRouter()
  const run = () =>
    act(cancel, () => {
      add({ text: `${name} will not be deleted. Its tokens work again.` })
      startTransition(() => router.refresh())
    })
  return (
    <SectionCard
      title="Deletion scheduled"
      text={
        <>
          {name} will be deleted on <Time at={deletedAt} now={now} exact />.
        </>
      }
      footer={
        <Button variant="primary" busy={busy} busyLabel="Canceling…" onClick={run}>
          Cancel deletion
        </Button>
      }
    >
      {failure && <FailureBanner subject="organization" failure={failure} />}
      <p className="text-sm text-ink-2">
        Until then, requests with its tokens are rejected. If you cancel, each token works again as before, except for those that have
        expired.
      </p>
    </SectionCard>
  )
}
