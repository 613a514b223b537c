'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import { SectionCard } from '@/components/ui/section-card'
import { Time } from '@/components/ui/time'
import { useToasts } from '@/components/ui/toasts'
import type { SecurityView } from '@/lib/accounts/schema'
import type { SecurityActions, TwoFactorSetUp } from './types'

interface TwoFactorCardProps {
  readonly twoFactor: SecurityView['twoFactor']
  /** What sign-in asks for a code after; null for people who sign in with a passkey only. */
  readonly after: 'password' | 'provider' | null
  readonly actions: Pick<SecurityActions, 'confirmTwoFactor' | 'renewRecoveryCodes' | 'startTwoFactor' | 'turnOffTwoFactor'>
  readonly now: string
}

const texts = {
  password: 'After your password, sign in with a six-digit code from an authenticator app. A stolen password alone is then useless.',
  provider: 'After signing in at your provider, enter a six-digit code from an authenticator app. That account alone is then not enough.',
  none: "A second step after a password. You have no password, so sign-in doesn't ask for a code.",
} as const

const setUpDialog = lazyPopup(() => import('./set-up-dialog').then((module) => module.SetUpDialog))
const renewDialog = lazyPopup(() => import('./renew-codes-dialog').then((module) => module.RenewCodesDialog))
const turnOffDialog = lazyPopup(() => import('./turn-off-dialog').then((module) => module.TurnOffDialog))

export function TwoFactorCard({ twoFactor, after, actions, now }: TwoFactorCardProps) {
  const router = useRouter()
  const { add: addToast } = useToasts()
  const main = useRef<HTMLButtonElement>(null)
  const { failure, busy, act } = useAct()
  const [opened, setOpened] = useState<'renew' | 'turn-off' | TwoFactorSetUp | null>(null)
  const setUp = typeof opened === 'object' ? opened : null
  const SetUp = usePopup(setUpDialog, setUp !== null)
  const Renew = usePopup(renewDialog, opened === 'renew')
  const TurnOff = usePopup(turnOffDialog, opened === 'turn-off')
  const onDone = (text: string) => {
    addToast({ text, tone: 'ok' })
    router.refresh()
  }
  const dialog = { onDone, finalFocus: main, onGone: () => setOpened(null) }
  return (
    <SectionCard
      title="Two-factor codes"
      text={texts[after ?? 'none']}
      footer={
        <>
          {/* one button in both states, so that it keeps the focus */}
          <Button
            ref={main}
            {...prefetchProps(twoFactor ? renewDialog.prefetch : setUpDialog.prefetch)}
            busy={busy}
            onClick={() => (twoFactor ? setOpened('renew') : act(actions.startTwoFactor, setOpened))}
            className="max-sm:grow"
          >
            {twoFactor ? 'New recovery codes' : 'Set up two-factor codes'}
          </Button>
          {twoFactor && (
            <Button {...prefetchProps(turnOffDialog.prefetch)} onClick={() => setOpened('turn-off')} className="max-sm:grow">
              Turn off
            </Button>
          )}
        </>
      }
    >
      {failure && <FailureBanner subject="account" failure={failure} />}
      {twoFactor ? <Status {...twoFactor} now={now} /> : <p className="text-sm text-ink-2">Two-factor codes are off.</p>}
      {SetUp && setUp && <SetUp setUp={setUp} actions={actions} {...dialog} />}
      {Renew && <Renew renew={actions.renewRecoveryCodes} {...dialog} />}
      {TurnOff && <TurnOff turnOff={actions.turnOffTwoFactor} {...dialog} />}
    </SectionCard>
  )
}

function Status({ confirmedAt, recoveryCodesLeft, now }: NonNullable<SecurityView['twoFactor']> & { readonly now: string }) {
  return (
    <div className="flex flex-col gap-2 text-sm text-ink-2">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone="ok">On</Badge>
        <span>
          since <Time at={confirmedAt} now={now} exact />
        </span>
      </p>
      <p>
        {recoveryCodesLeft === 0 ? 'No recovery codes are left.' : `${recoveryCodesLeft} of 10 recovery codes are left.`}{' '}
        {recoveryCodesLeft < 3 && 'Create new ones before you need them.'}
      </p>
    </div>
  )
}
