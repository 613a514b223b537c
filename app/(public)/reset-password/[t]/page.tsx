import type { Metadata } from 'next'
import { ExpiredLink } from '@/components/account/entry/expired-link'
import { ResetPasswordForm } from '@/components/account/entry/reset-password-form'
import { BarePage } from '@/components/shell/bare-page'
import { getServer } from '@/lib/server'
import { resetPassword } from './actions'

export const metadata: Metadata = { title: 'Choose a new password' }

const again = { label: 'Send a new link', href: '/forgot-password' } as const

/** Opening the link does not use it. */
export default async function ResetPassword({ params }: PageProps<'/reset-password/[t]'>) {
  const { t } = await params
  const { accounts, mail } = getServer()
  const target = await accounts.readResetLink(t)
  return (
    <BarePage>
      {target ? (
        <ResetPasswordForm email={target.email} reset={resetPassword.bind(null, t)} />
      ) : (
        <ExpiredLink again={mail.enabled ? again : null} />
      )}
    </BarePage>
  )
}
