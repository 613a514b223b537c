import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SetUpWizard } from '@/components/setup/set-up-wizard'
import { BarePage } from '@/components/shell/bare-page'
import { getServer } from '@/lib/server'
import { presets } from '@/lib/tokens/index'
import { checkAgain, checkSetUp, finishSetUp, sendTestEmail, slugState } from './actions'

export const metadata: Metadata = { title: 'Set up' }

export default async function SetUp() {
  const { env, organizations } = getServer()
  if (await organizations.isSetUp()) notFound()
  return (
    <BarePage>
      <div>
        <h1 className="text-2xl">Set up Keyrail</h1>
        <p className="mt-1 text-ink-2">Four short steps. Nothing is saved until the last one.</p>
      </div>
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
