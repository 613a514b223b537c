import type { Metadata } from 'next'
import { ConfirmEmail } from '@/components/account/confirm-email'
import { BarePage } from '@/components/shell/bare-page'
import { getServer } from '@/lib/server'
import { confirmEmail } from './actions'

export const metadata: Metadata = { title: 'Confirm your email address' }

// opening the page changes nothing: mail programs open links too
export default async function ConfirmEmailPage({ params }: PageProps<'/confirm-email/[t]'>) {
  const { t: secret } = await params
  const change = await getServer().accounts.readEmailChangeLink(secret)
  return (
    <BarePage>
      <ConfirmEmail change={change} confirm={confirmEmail.bind(null, secret)} />
    </BarePage>
  )
}
