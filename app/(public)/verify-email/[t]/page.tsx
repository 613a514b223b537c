import type { Metadata } from 'next'
import { ExpiredLink } from '@/components/account/entry/expired-link'
import { VerifyEmailForm } from '@/components/account/entry/verify-email-form'
import { BarePage } from '@/components/shell/bare-page'
import { getServer } from '@/lib/server'
import { verifyEmail } from './actions'

export const metadata: Metadata = { title: 'Verify your email address' }

const again = { label: 'Sign up again', href: '/sign-up' } as const

/** Opening the link does not use it. */
export default async function VerifyEmail({ params }: PageProps<'/verify-email/[t]'>) {
  const { t } = await params
  const { accounts } = getServer()
  const pending = await accounts.readSignUpLink(t)
  return (
    <BarePage>
      {pending ? (
        <VerifyEmailForm {...pending} verify={verifyEmail.bind(null, t)} />
      ) : (
        <ExpiredLink again={accounts.signUpOpen ? again : null} />
      )}
    </BarePage>
  )
}
