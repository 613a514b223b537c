import type { Metadata } from 'next'
import { ConfirmVerification } from '@/components/account/entry/confirm-verification'
import { ExpiredLink } from '@/components/account/entry/expired-link'
import { VerifyEmailForm } from '@/components/account/entry/verify-email-form'
import { BarePage } from '@/components/shell/bare-page'
import { getServer } from '@/lib/server'
import { confirmVerification, verifyEmail } from './actions'

export const metadata: Metadata = { title: 'Verify your email address' }

const again = { label: 'Sign up again', href: '/sign-up' } as const

/** Opening the link does not use it. */
export default async function VerifyEmail({ params }: PageProps<'/verify-email/[t]'>) {
  const { t } = await params
  const { accounts } = getServer()
  const [pending, verification] = await Promise.all([accounts.readSignUpLink(t), accounts.readVerificationLink(t)])
  return (
    <BarePage>
      {pending && <VerifyEmailForm {...pending} verify={verifyEmail.bind(null, t)} />}
      {verification && <ConfirmVerification {...verification} confirm={confirmVerification.bind(null, t)} />}
      {!pending && !verification && <ExpiredLink again={accounts.signUpOpen ? again : null} />}
    </BarePage>
  )
}
