'use client'

import { useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { CodeField } from '../account/code-field'
import { PasskeyButton } from '../account/passkey-button'
import { focusOnce } from '../tokens/dialogs/dialog-focus'
import { useSignInPrompt } from './use-sign-in-prompt'

export function SignInDialog({ onDone }: { readonly onDone: (signedIn: boolean) => void }) {
  const { error, busy, pending, onSubmit, askPasskey } = useSignInPrompt(() => onDone(true))
  return (
    <Dialog
      open
      onClose={() => onDone(false)}
      title="Your session has ended"
      description="Sign in to continue. What you typed is still here."
      size="confirm"
      aboveMenus
      dismissable={false}
      closeLabel="Close"
      form={{ onSubmit }}
      footer={
        <Button type="submit" variant="primary" busy={busy} busyLabel="Signing in…">
          {pending ? 'Continue' : 'Sign in'}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {error && <Banner tone="bad">{error}</Banner>}
        {pending ? <SecondStep /> : <FirstStep />}
        {(!pending || pending.passkey) && <PasskeyButton onClick={askPasskey}>Use a passkey</PasskeyButton>}
      </div>
    </Dialog>
  )
}

const FirstStep = () => (
  <>
    <Field label="Email">
      <TextInput type="email" name="email" autoComplete="username" />
    </Field>
    <Field label="Password">
      <TextInput type="password" name="password" autoComplete="current-password" />
    </Field>
  </>
)

function SecondStep() {
  const [recovery, setRecovery] = useState(false)
  return (
    <>
      <CodeField ref={focusOnce} recovery={recovery} />
      <Button variant="quiet" onClick={() => setRecovery(!recovery)}>
        {recovery ? 'Use your authenticator app' : 'Use a recovery code'}
      </Button>
    </>
  )
}
