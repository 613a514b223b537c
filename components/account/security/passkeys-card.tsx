'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { FailureBanner } from '@/components/session/failure-banner'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { lazyPopup, prefetchProps, usePopup } from '@/components/ui/lazy-popup'
import { SectionCard } from '@/components/ui/section-card'
import { useToasts } from '@/components/ui/toasts'
import type { PasskeyView } from '@/lib/accounts/schema'
import { createPasskey } from '../passkey'
import { PasskeyButton } from '../passkey-button'
import { PasskeyRow } from './passkey-row'
import type { SecurityActions } from './types'

interface PasskeysCardProps {
  readonly passkeys: readonly PasskeyView[]
  readonly mayRemove: boolean
  readonly actions: Pick<SecurityActions, 'addPasskey' | 'removePasskey' | 'renamePasskey' | 'startPasskey'>
  readonly now: string
}

const renameDialog = lazyPopup(() => import('./rename-passkey-dialog').then((module) => module.RenamePasskeyDialog))
const removeDialog = lazyPopup(() => import('./remove-passkey-dialog').then((module) => module.RemovePasskeyDialog))

interface Opened {
  readonly kind: 'rename' | 'remove'
  readonly passkey: PasskeyView
}

export function PasskeysCard({ passkeys, mayRemove, actions, now }: PasskeysCardProps) {
  const router = useRouter()
  const { add: addToast } = useToasts()
  const { failure, busy, act } = useAct()
  const addButton = useRef<HTMLButtonElement>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const Rename = usePopup(renameDialog, opened?.kind === 'rename')
  const Remove = usePopup(removeDialog, opened?.kind === 'remove')
  const onDone = (text: string) => {
    addToast({ text, tone: 'ok' })
    router.refresh()
  }
  const add = () =>
    act(
      async () => {
        const created = await createPasskey(actions.startPasskey)
        return created.ok ? actions.addPasskey(created.value) : created
      },
      ({ name }) => onDone(`Passkey “${name}” added.`),
    )
  return (
    <SectionCard
      title="Passkeys"
      text="Sign in with your fingerprint, face, screen lock or security key. A passkey needs no password and no code."
      footer={
        <PasskeyButton ref={addButton} busy={busy} busyLabel="Waiting for your device…" onClick={add} className="max-sm:w-full">
          Add a passkey
        </PasskeyButton>
      }
    >
      {failure && <FailureBanner subject="account" failure={failure} />}
      {passkeys.length === 0 ? (
        <p className="text-sm text-ink-2">You have no passkeys. Add one to sign in without typing.</p>
      ) : (
        <ul className="-my-5 divide-y divide-line" aria-label="Your passkeys">
          {passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              mayRemove={mayRemove}
              now={now}
              prefetch={prefetchProps(() => {
                renameDialog.prefetch()
                removeDialog.prefetch()
              })}
              onOpen={(kind) => setOpened({ kind, passkey })}
            />
          ))}
        </ul>
      )}
      {opened && Rename && (
        <Rename passkey={opened.passkey} rename={actions.renamePasskey} onDone={onDone} onGone={() => setOpened(null)} />
      )}
      {opened && Remove && (
        <Remove
          passkey={opened.passkey}
          remove={actions.removePasskey}
          onDone={onDone}
          finalFocus={addButton}
          onGone={() => setOpened(null)}
        />
      )}
    </SectionCard>
  )
}
