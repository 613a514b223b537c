import type { PreferencesView } from '@/lib/notices/schema'
import { Button } from '../ui/button'

interface SendTestNoticeProps {
  readonly preferences: Pick<PreferencesView, 'email' | 'emailEnabled'>
  readonly outcome: string | null
  readonly sendTest: () => Promise<void>
}

export function SendTestNotice({ preferences: { email, emailEnabled }, outcome, sendTest }: SendTestNoticeProps) {
  return (
    <section aria-labelledby="test-title" className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <h2 id="test-title" className="text-lg">
          Test notification
        </h2>
        <p className="max-w-[66ch] text-ink-2">
          One notification in the app and one email to <span className="font-medium break-all text-ink">{email}</span>.
          {!emailEnabled && ' No mail server is configured yet. The email is sent if one is configured within a week.'}
        </p>
      </div>
      <form action={sendTest} className="flex flex-wrap items-center gap-3">
        <Button type="submit" className="max-sm:w-full">
          Send test notification
        </Button>
        <p role="status" className="text-sm text-ink-2">
          {outcome === 'tested' && 'Sent. Check your notifications and your inbox.'}
          {outcome === 'limited' && 'You can send five tests an hour. Try again later.'}
        </p>
      </form>
    </section>
  )
}
