import type { PreferencesView } from '@/lib/notices/schema'
import { Banner } from '../ui/banner'
import { PreferencesForm } from './preferences-form'
import { SendTestNotice } from './send-test-notice'
import { Thresholds } from './thresholds'

export interface PreferencesProps {
  readonly preferences: PreferencesView
  /** What the last press came to: saved, failed, tested, enough. */
  readonly outcome: string | null
  readonly save: (form: FormData) => Promise<void>
  readonly sendTest: () => Promise<void>
}

/** What a person is told, where and when. */
export function Preferences({ preferences, outcome, save, sendTest }: PreferencesProps) {
  return (
    <div className="flex max-w-[52rem] flex-col gap-10">
      <div className="flex flex-col gap-6">
        <header className="flex flex-col gap-1">
          <h1 className="text-2xl">Notification preferences</h1>
          <p className="max-w-[66ch] text-ink-2">Choose what you are told in the app and what is sent to you by email.</p>
        </header>
        {outcome === 'failed' && <Banner tone="warn">That did not work. Try again.</Banner>}
        <PreferencesForm preferences={preferences} saved={outcome === 'saved'} save={save} />
      </div>
      <Thresholds thresholds={preferences.thresholds} />
      <SendTestNotice preferences={preferences} outcome={outcome} sendTest={sendTest} />
    </div>
  )
}
