import type { Metadata } from 'next'
import { BarePage } from '@/components/shell/bare-page'
import { StatusPage } from '@/components/status/status-page'
import { PreferencesProvider } from '@/components/ui/preferences'
import { displayPreferences } from '@/lib/auth/display-preferences'
import { accountActor, readViewer } from '@/lib/auth/session'
import { pageNonce } from '@/lib/http/nonce'
import { getServer } from '@/lib/server'
import { sendTestEmailToMe } from './actions'

export const metadata: Metadata = { title: 'Status' }

/** Works without a database too: then no one counts as signed in. */
export default async function Status() {
  const { status } = getServer()
  const health = await status.health()
  const viewer = health.database ? await readViewer() : null
  const installation = viewer && (await status.installation(accountActor(viewer)))
  const page = (
    <BarePage>
      <StatusPage health={health} installation={installation?.ok ? installation.value : null} sendTestEmail={sendTestEmailToMe} />
    </BarePage>
  )
  if (!viewer) return page
  return (
    <PreferencesProvider value={await displayPreferences(viewer)} nonce={await pageNonce()}>
      {page}
    </PreferencesProvider>
  )
}
