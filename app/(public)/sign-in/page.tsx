import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { signInActions } from '@/app/session/session-actions'
import { OtherWaysIn } from '@/components/account/entry/other-ways-in'
import { SignInForm } from '@/components/account/sign-in-form'
import { BarePage } from '@/components/shell/bare-page'
import { Banner } from '@/components/ui/banner'
import { redirectTarget } from '@/lib/auth/redirect-target'
import { readViewer } from '@/lib/auth/session'
import { getServer } from '@/lib/server'
import { startProviderSignIn } from './oidc/actions'

export const metadata: Metadata = { title: 'Sign in' }

const sessionStillOpen = "You are signed out in this browser, but Keyrail couldn't end the session on the server. It will expire."

export default async function SignIn({ searchParams }: PageProps<'/sign-in'>) {
  const { accounts, env, organizations } = getServer()
  const { next, session } = await searchParams
  const target = redirectTarget(typeof next === 'string' ? next : null, env.origin)
  if (await readViewer()) redirect(target as Route)
  if (!(await organizations.isSetUp())) redirect('/setup')
  return (
    <BarePage centered>
      <div className="flex flex-col gap-6 rounded-lg border border-line bg-surface p-5 shadow-1 sm:p-8">
        <div>
          <h1 className="text-2xl">Sign in</h1>
          <p className="mt-1 break-all text-ink-2">to {new URL(env.origin).host}</p>
        </div>
        {session === 'open' && <Banner tone="warn">{sessionStillOpen}</Banner>}
        <SignInForm actions={signInActions} next={target} />
        <OtherWaysIn provider={env.oidc?.name ?? null} start={startProviderSignIn.bind(null, target)} signUp={accounts.signUpOpen} />
      </div>
    </BarePage>
  )
}
