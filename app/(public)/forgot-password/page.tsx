import type { Metadata } from 'next'
import { EntryCard } from '@/components/account/entry/entry-card'
import { ForgotPasswordForm } from '@/components/account/entry/forgot-password-form'
import { BarePage } from '@/components/shell/bare-page'
import { LinkButton } from '@/components/ui/link-button'
import { getServer } from '@/lib/server'
import { requestReset } from './actions'

export const metadata: Metadata = { title: 'Forgot your password?' }

const ask = "Keyrail can't send email here. Ask an administrator of your organization for a link to choose a new password."

export default function ForgotPassword() {
  const { mail } = getServer()
  return (
    <BarePage>
      {mail.enabled ? (
        <ForgotPasswordForm request={requestReset} />
      ) : (
        <EntryCard title="Forgot your password?" text={ask}>
          <p className="text-ink-2">
            If you run this installation, create the link on its server:{' '}
            <code className="font-mono text-sm wrap-anywhere">npm run keyrail -- reset-password --email ana@example.com</code>
          </p>
          <LinkButton href="/sign-in">Back to sign-in</LinkButton>
        </EntryCard>
      )}
    </BarePage>
  )
}
