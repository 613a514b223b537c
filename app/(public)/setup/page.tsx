import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SetUpWizard } from '@/components/setup/set-up-wizard'
import { BarePage } from '@/components/shell/bare-page'
import { getServer } from '@/lib/server'
import { presets } from '@/lib/tokens/index'
import { checkAgain, checkSetUp, finishSetUp, sendTestEmail, slugState } from './actions'

export const metadata: Metadata = { title: 'Set up' }

export default async function SetUp() {
  const { env, organizations } = getServer()
  // the start page leads to sign-in or home
  if (await organizations.isSetUp()) redirect('/')
  return (
    <BarePage>
      <SetUpWizard
        actions={{ checkAgain, checkSetUp, finishSetUp, sendTestEmail, slugState }}
        checks={await organizations.checkInstallation()}
        presets={presets}
        origin={env.origin}
        needsCode={organizations.setUpNeedsCode}
      />
    </BarePage>
  )
}
