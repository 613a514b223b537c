import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { SignUpForm } from '@/components/account/entry/sign-up-form'
import { BarePage } from '@/components/shell/bare-page'
import { joinWords } from '@/components/ui/join-words'
import { readViewer } from '@/lib/auth/session'
import { getServer } from '@/lib/server'
import { signUp } from './actions'

export const metadata: Metadata = { title: 'Create an account' }

export default async function SignUp() {
  const { accounts, env, organizations } = getServer()
  if (!accounts.signUpOpen) notFound()
  if (await readViewer()) redirect('/')
  if (!(await organizations.isSetUp())) redirect('/setup')
  const hint = typeof env.signUp === 'string' ? null : `For email addresses at ${joinWords(env.signUp)}.`
  return (
    <BarePage>
      <SignUpForm signUp={signUp} emailHint={hint} />
    </BarePage>
  )
}
