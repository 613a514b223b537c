import type { PreferencesView } from '@/lib/notices/schema'
import { Banner } from '../ui/banner'
import { PreferencesForm } from './preferences-form'
import { SendTestNotice } from './send-test-notice'
import { Thresholds } from './thresholds'

interface PreferencesProps {
  readonly preferences: PreferencesView
  /** Of the last action: saved, failed, tested or limited. */
  readonly outcome: string | null
  readonly save: (form: FormData) => Promise<void>
  readonly sendTest: () => Promise<void>
}

export function Preferences({ preferences, outcome, save, sendTest }: PreferencesProps) {
  return (
    <div className="flex max-w-[52rem] flex-col gap-10">
      <div className="flex flex-col gap-6">
        <header className="flex flex-col gap-1">
          <h1 className="text-2xl">Notification preferences</h1>
          <p className="max-w-[66ch] text-ink-2">Choose which notifications you get in the app and by email.</p>
        </header>
        {outcome === 'failed' && <Banner tone="warn">Something went wrong. Try again.</Banner>}
        <PreferencesForm preferences={preferences} saved={outcome === 'saved'} save={save} />
      </div>
      <Thresholds thresholds={preferences.thresholds} />
      <SendTestNotice preferences={preferences} outcome={outcome} sendTest={sendTest} />
    </div>
  )
}
