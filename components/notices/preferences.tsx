import type { Route } from 'next'
import type { PreferencesView } from '@/lib/notices/schema'
import { Breadcrumb } from '../organization/destinations/breadcrumb'
import { Banner } from '../ui/banner'
import { inboxPath } from './inbox-params'
import { PreferencesForm } from './preferences-form'
import { PreferencesSaveBar } from './preferences-save-bar'
import { SendTestNotice } from './send-test-notice'
import { Thresholds } from './thresholds'

interface PreferencesProps {
  readonly preferences: PreferencesView
  /** Of the last action: saved, failed, tested or limited. */
  readonly outcome: string | null
  /** Slug of the organization whose sidebar is shown. */
  readonly org: string | null
  readonly save: (form: FormData) => Promise<void>
  readonly sendTest: () => Promise<void>
}

const form = 'preferences'

export function Preferences({ preferences, outcome, org, save, sendTest }: PreferencesProps) {
  const inbox = inboxPath({ unread: false, kind: null, org }) as Route
  return (
    <div className="flex max-w-[52rem] flex-col gap-10">
      <div className="flex flex-col gap-6">
        <header className="flex flex-col gap-1">
          <Breadcrumb steps={[{ label: 'Notifications', href: inbox }]} current="Preferences" />
          <h1 className="text-2xl">Notification preferences</h1>
          <p className="max-w-[66ch] text-ink-2">Choose which notifications you get in the app and by email.</p>
        </header>
        {outcome === 'failed' && <Banner tone="warn">Something went wrong. Try again.</Banner>}
        <PreferencesForm id={form} preferences={preferences} save={save} />
      </div>
      <Thresholds thresholds={preferences.thresholds} />
      <SendTestNotice preferences={preferences} outcome={outcome} sendTest={sendTest} />
      <PreferencesSaveBar form={form} outcome={outcome === 'saved' || outcome === 'failed' ? outcome : null} />
    </div>
  )
}
