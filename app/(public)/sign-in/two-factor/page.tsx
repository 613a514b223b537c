import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { signInActions } from '@/app/session/session-actions'
import { TwoFactorForm } from '@/components/account/two-factor-form'
import { BarePage } from '@/components/shell/bare-page'
import { redirectTarget } from '@/lib/auth/redirect-target'
import { readViewer } from '@/lib/auth/session'
import { getServer } from '@/lib/server'

export const metadata: Metadata = { title: 'Enter your code' }

export default async function TwoFactor({ searchParams }: PageProps<'/sign-in/two-factor'>) {
  const { next } = await searchParams
  const target = redirectTarget(typeof next === 'string' ? next : null, getServer().env.origin)
  if (await readViewer()) redirect(target as Route)
  return (
    <BarePage>
      <div className="flex flex-col gap-6 rounded-lg border border-line bg-surface p-5 shadow-1 sm:p-8">
        <div>
          <h1 className="text-2xl">Enter your code</h1>
          <p className="mt-1 text-ink-2">One more step to sign in.</p>
        </div>
        <TwoFactorForm actions={signInActions} next={target} />
      </div>
    </BarePage>
  )
}
