import type { PreferencesView } from '@/lib/notices/schema'
import { Button } from '../ui/button'

interface TestNoticeProps {
  readonly preferences: Pick<PreferencesView, 'email' | 'mailLeaves'>
  readonly outcome: string | null
  readonly sendTest: () => Promise<void>
}

/** A notice and a mail on request. */
export function SendTestNotice({ preferences: { email, mailLeaves }, outcome, sendTest }: TestNoticeProps) {
  return (
    <section aria-labelledby="test-title" className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <h2 id="test-title" className="text-lg">
          Send me a test
        </h2>
        <p className="max-w-[66ch] text-ink-2">
          One notification in the app and one email to <span className="font-medium break-all text-ink">{email}</span>.
          {!mailLeaves && ' No mail server is set yet: the email waits a week for one, and is not sent after.'}
        </p>
      </div>
      <form action={sendTest} className="flex flex-wrap items-center gap-3">
        <Button type="submit" className="max-sm:w-full">
          Send me a test
        </Button>
        <p role="status" className="text-sm text-ink-2">
          {outcome === 'tested' && 'Sent. Look at the bell and in your mailbox.'}
          {outcome === 'enough' && 'That was enough tests for an hour. Try again later.'}
        </p>
      </form>
    </section>
  )
}
