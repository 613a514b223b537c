import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { signIn } from '@/app/session/actions'
import { SignInForm } from '@/components/account/sign-in-form'
import { BarePage } from '@/components/shell/bare-page'
import { redirectTarget } from '@/lib/auth/redirect-target'
import { readVisitor } from '@/lib/auth/session'
import { getServer } from '@/lib/server'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignIn({ searchParams }: PageProps<'/sign-in'>) {
  const { env, organisations } = getServer()
  const { next } = await searchParams
  const target = redirectTarget(typeof next === 'string' ? next : null, env.origin)
  if (await readVisitor()) redirect(target as Route)
  if (!(await organisations.isSetUp())) redirect('/setup')
  return (
    <BarePage>
      <h1 className="text-2xl">Sign in</h1>
      <SignInForm signIn={signIn} next={target} />
    </BarePage>
  )
}
