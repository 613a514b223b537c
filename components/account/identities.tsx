'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { Button } from '@/components/ui/button'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import { SectionCard } from '@/components/ui/section-card'
import { Time } from '@/components/ui/time'
import { useToasts } from '@/components/ui/toasts'
import type { IdentityView } from '@/lib/accounts/schema'
import type { FailureCode, Outcome } from '@/lib/result'

interface IdentitiesProps {
  /** Name of the OpenID Connect provider. */
  readonly provider: string
  readonly identities: readonly IdentityView[]
  readonly now: string
  readonly connect: () => Promise<Outcome<{ url: string }, FailureCode>>
  readonly remove: (issuer: string, subject: string) => Promise<Outcome<unknown, FailureCode>>
}

const removeDialog = lazyPopup(() => import('./security/confirm-action-dialog').then((module) => module.ConfirmActionDialog))

/** Accounts at the OpenID Connect provider that the user signs in with. */
export function Identities({ provider, identities, now, connect, remove }: IdentitiesProps) {
  const router = useRouter()
  const { add: addToast } = useToasts()
  const { failure, busy, act } = useAct()
  const [removing, setRemoving] = useState<IdentityView | null>(null)
  const ConfirmRemove = usePopup(removeDialog, removing !== null)
  const connectButton = useRef<HTMLButtonElement>(null)
  const onRemoved = () => {
    addToast({ text: `${provider} is no longer connected.`, tone: 'ok' })
    router.refresh()
  }
  return (
    <SectionCard
      title={provider}
      text={`Sign in with your account at ${provider}. It must have the same email address as your Keyrail account.`}
      footer={
        <Button
          ref={connectButton}
          busy={busy}
          onClick={() => act(connect, ({ url }) => window.location.assign(url))}
          className="max-sm:w-full"
        >
          Connect {provider}
        </Button>
      }
    >
      {failure && <FailureBanner subject="account" failure={failure} />}
      {identities.length === 0 ? (
        <p className="text-sm text-ink-2">Not connected.</p>
      ) : (
        <ul className="-my-5 divide-y divide-line" aria-label={`Connected accounts at ${provider}`}>
          {identities.map((identity) => (
            <IdentityRow key={identity.subject} identity={identity} now={now} onRemove={() => setRemoving(identity)} />
          ))}
        </ul>
      )}
      {removing && ConfirmRemove && (
        <ConfirmRemove
          title={`Disconnect ${provider}?`}
          text={`You can no longer sign in with the account of ${removing.email}.`}
          confirm="Disconnect"
          action={() => remove(removing.issuer, removing.subject)}
          onDone={onRemoved}
          finalFocus={connectButton}
          onGone={() => setRemoving(null)}
        />
      )}
    </SectionCard>
  )
}

interface IdentityRowProps {
  readonly identity: IdentityView
  readonly now: string
  readonly onRemove: () => void
}

function IdentityRow({ identity: { email, createdAt, lastUsedAt, removable }, now, onRemove }: IdentityRowProps) {
  const reason = removable ? undefined : 'only-way'
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3.5">
      <div className="min-w-0 grow basis-56">
        <p className="text-sm font-semibold wrap-anywhere">{email}</p>
        <p className="text-sm text-ink-2">
          Connected <Time at={createdAt} now={now} /> ·{' '}
          {lastUsedAt ? (
            <>
              last used <Time at={lastUsedAt} now={now} />
            </>
          ) : (
            'never used'
          )}
        </p>
        {reason && (
          <p id={reason} className="text-sm text-ink-3">
            This is your only way to sign in. Add another way to disconnect it.
          </p>
        )}
      </div>
      <Button
        aria-label={`Disconnect ${email}`}
        aria-disabled={!removable || undefined}
        aria-describedby={reason}
        onClick={onRemove}
        {...prefetchProps(removeDialog.prefetch)}
      >
        Disconnect
      </Button>
    </li>
  )
}
