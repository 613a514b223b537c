import type { ReactNode } from 'react'
import type { SecurityView } from '@/lib/accounts/schema'
import { SettingsPage } from '../settings/settings-page'
import { Checklist } from './checklist'
import { PasskeysCard } from './passkeys-card'
import { PasswordCard } from './password-card'
import { TwoFactorCard } from './two-factor-card'
import type { SecurityActions } from './types'

interface SecuritySettingsProps {
  readonly security: SecurityView
  readonly actions: SecurityActions
  readonly now: string
  /** What an organization requires. */
  readonly notice: ReactNode
  /** Other cards. */
  readonly children?: ReactNode
}

function firstStep(hasPassword: boolean, hasIdentity: boolean) {
  if (hasPassword) return 'password'
  return hasIdentity ? 'provider' : null
}

export function SecuritySettings({ security, actions, now, notice, children }: SecuritySettingsProps) {
  const { password, passkeys, twoFactor, hasIdentity, mayRemovePasskey } = security
  return (
    <SettingsPage title="Security" text="How you sign in, and how your account is protected.">
      {notice}
      <Checklist security={security} now={now} />
      <PasswordCard
        hasPassword={password !== null}
        hasOtherWays={passkeys.length > 0 || twoFactor !== null}
        person={security}
        change={actions.changePassword}
      />
      <PasskeysCard passkeys={passkeys} mayRemove={mayRemovePasskey} actions={actions} now={now} />
      {children}
      <TwoFactorCard twoFactor={twoFactor} after={firstStep(password !== null, hasIdentity)} actions={actions} now={now} />
    </SettingsPage>
  )
}
