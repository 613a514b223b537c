import type { PreferenceView } from '@/lib/notices/schema'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { PreferenceBox } from './preference-box'

export interface PreferencesFormProps {
  readonly preferences: readonly PreferenceView[]
  readonly outcome: 'saved' | 'failed' | null
  readonly save: (form: FormData) => Promise<void>
}

/** Which kind goes where. */
export function PreferencesForm({ preferences, outcome, save }: PreferencesFormProps) {
  return (
    <div className="flex max-w-[52rem] flex-col gap-6">
      <header className="flex flex-col gap-1">
        <h1 className="text-2xl">Notification preferences</h1>
        <p className="max-w-[66ch] text-ink-2">Choose what you are told in the app and what is sent to you by e-mail.</p>
      </header>
      {outcome === 'failed' && <Banner tone="warn">Your preferences were not saved. Try again.</Banner>}
      <form action={save} className="flex flex-col gap-4">
        <table className="w-full border-collapse rounded-lg border border-line bg-surface text-left">
          <caption className="sr-only">What you are told, and where</caption>
          <thead className="border-b border-line text-sm text-ink-2">
            <tr>
              <th scope="col" className="px-4 py-2.5 font-medium">
                You are told when
              </th>
              <th scope="col" className="px-2 py-2.5 text-center font-medium sm:px-4">
                In-app
              </th>
              <th scope="col" className="px-2 py-2.5 text-center font-medium sm:px-4">
                E-mail
              </th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {preferences.map((preference) => (
              <PreferenceLine key={preference.kind} preference={preference} />
            ))}
          </tbody>
        </table>
        <div className="flex items-center gap-3">
          <Button type="submit" variant="primary">
            Save
          </Button>
          <p role="status" className="text-sm text-ink-2">
            {outcome === 'saved' && 'Saved'}
          </p>
        </div>
      </form>
    </div>
  )
}

function PreferenceLine({ preference }: { readonly preference: PreferenceView }) {
  const { kind, label, locked } = preference
  return (
    <tr>
      <th scope="row" className="px-4 py-3 font-normal">
        {label}
        {locked && (
          <span id={`${kind}-why`} className="block text-sm text-ink-3">
            {locked.reason}
          </span>
        )}
      </th>
      <td className="px-2 py-3 text-center sm:px-4">
        <PreferenceBox preference={preference} channel="inApp" />
      </td>
      <td className="px-2 py-3 text-center sm:px-4">
        <PreferenceBox preference={preference} channel="mail" />
      </td>
    </tr>
  )
}
