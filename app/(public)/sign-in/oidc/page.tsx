import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ProviderReturn } from '@/components/account/entry/provider-return'
import { BarePage } from '@/components/shell/bare-page'
import { readViewer } from '@/lib/auth/session'
import { getServer } from '@/lib/server'
import { finishProviderSignIn } from './actions'

export const metadata: Metadata = { title: 'Signing in' }

/** The provider sends the browser here. */
export default async function ProviderCallback() {
  if (!getServer().oidc) notFound()
  const viewer = await readViewer()
  return (
    <BarePage>
      <ProviderReturn finish={finishProviderSignIn} signedIn={viewer !== null} />
    </BarePage>
  )
}
