'use client'

import LogIn from 'lucide-react/icons/log-in'
import { useState } from 'react'
import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import type { ReauthMethods } from '@/lib/accounts/schema'
import type { FailureCode, Outcome } from '@/lib/result'
import { CodeField } from '../account/code-field'
import { askForPasskey } from '../account/passkey'
import { PasskeyButton } from '../account/passkey-button'
import { focusOnce } from '../tokens/dialogs/dialog-focus'
import { promptError } from './prompt-error'
import { useSessionPrompts } from './session-prompts'
import { usePromptForm } from './use-prompt-form'

interface ReauthFormProps {
  readonly methods: ReauthMethods
  readonly signInIfEnded: <T>(outcome: Outcome<T, FailureCode>) => Promise<Outcome<T, FailureCode>>
  readonly minutes: number
  readonly onDone: (reauthenticated: boolean) => void
}

export function ReauthForm({ methods, signInIfEnded, minutes, onDone }: ReauthFormProps) {
  const { session } = useSessionPrompts()
  const [recovery, setRecovery] = useState(false)
  const { error, clearError, busy, run, onSubmit } = usePromptForm({
    submit: async (form) => {
      const typed = (name: string) => String(form.get(name))
      const confirm = () => (methods.code ? session.reauthenticateWithCode(typed('code')) : session.reauthenticate(typed('password')))
      return signInIfEnded(await confirm())
    },
    errorText: promptError,
    onSuccess: () => onDone(true),
  })
  const withPasskey = async () => {
    const asked = await askForPasskey(session.passkeyReauthOptions)
    return signInIfEnded(asked.ok ? await session.reauthenticateWithPasskey(asked.value) : asked)
  }
  const atProvider = async () => signInIfEnded(await session.reauthenticateAtProvider(location.pathname + location.search + location.hash))
  const switchKind = () => {
    setRecovery(!recovery)
    clearError()
  }
  const hasField = methods.code || methods.password
  return (
    <Dialog
      open
      onClose={() => onDone(false)}
      title="Confirm it's you"
      description={`${askFor(methods)} We won't ask again for ${minutes} minutes.`}
      size="confirm"
      aboveMenus
      dismissable={false}
      {...(hasField ? { form: { onSubmit } } : {})}
      footer={
        <>
          <Button onClick={() => onDone(false)}>Cancel</Button>
          {hasField && (
            <Button type="submit" variant="primary" busy={busy} busyLabel="Confirming…">
              Confirm
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {!hasField && error && <Banner tone="bad">{error}</Banner>}
        {methods.code && <CodeField ref={focusOnce} recovery={recovery} error={error} />}
        {methods.password && (
          <Field label="Password" error={error}>
            <TextInput type="password" name="password" autoComplete="current-password" />
          </Field>
        )}
        <div className="flex flex-wrap gap-2 empty:hidden">
          {methods.passkey && (
            <PasskeyButton variant={hasField ? 'secondary' : 'primary'} onClick={() => void run(withPasskey)}>
              Use a passkey
            </PasskeyButton>
          )}
          {methods.provider !== null && (
            <Button
              variant={hasField || methods.passkey ? 'secondary' : 'primary'}
              className="max-sm:w-full"
              onClick={() => void run(atProvider, ({ url }) => location.assign(url))}
            >
              <LogIn aria-hidden size={16} strokeWidth={1.75} /> <span className="min-w-0 truncate">Continue with {methods.provider}</span>
            </Button>
          )}
          {methods.code && (
            <Button variant="quiet" onClick={switchKind}>
              {recovery ? 'Use your authenticator app' : 'Use a recovery code'}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}

function askFor({ password, code, passkey, provider }: ReauthMethods): string {
  if (code) return 'Enter a code to continue.'
  if (password) return 'Enter your password to continue.'
  if (passkey) return 'Use your passkey to continue.'
  if (provider !== null) return `Sign in at ${provider} again to continue. You'll come back to this page.`
  return 'Sign out and sign in again to continue.'
}
