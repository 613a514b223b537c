'use client'

import { FailureBanner } from '@/components/session/failure-banner'
import { saveFile } from '@/components/tokens/dialogs/reveal/save-file'
import { useAct } from '@/components/tokens/dialogs/use-act'
import { useAnnounce } from '@/components/ui/announcer'
import { Button } from '@/components/ui/button'
import { SectionCard } from '@/components/ui/section-card'
import { type Failure, type FailureCode, fail, type Outcome, ok } from '@/lib/result'

export function ExportCard() {
  const { failure, busy, act } = useAct()
  const announce = useAnnounce()
  const exportData = () =>
    act(readExport, (text) => {
      saveFile('keyrail-data.json', 'application/json', text)
      announce('Your data was downloaded.')
    })
  return (
    <SectionCard
      title="Export my data"
      text="One JSON file: your profile, memberships, tokens, notifications, preferences, sessions and everything you did. It contains no secrets."
      footer={
        <Button busy={busy} busyLabel="Exporting…" onClick={exportData}>
          Export my data
        </Button>
      }
    >
      {failure && <FailureBanner subject="account" failure={failure} />}
    </SectionCard>
  )
}

async function readExport(): Promise<Outcome<string, FailureCode>> {
  const response = await fetch('/settings/danger/export')
  if (response.ok) return ok(JSON.stringify(await response.json(), null, 2))
  const { code, detail } = (await response.json()) as Failure
  return fail(code, detail === undefined ? {} : { detail })
}
