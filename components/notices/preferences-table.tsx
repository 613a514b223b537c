import type { PreferenceView } from '@/lib/notices/schema'
import { PreferenceBox } from './preference-box'

/** Every kind, where it goes; what cannot be switched off stands together under its reason. */
export function PreferencesTable({ kinds }: { readonly kinds: readonly PreferenceView[] }) {
  return (
    <table className="w-full border-separate border-spacing-0 rounded-lg border border-line bg-surface text-left">
      <caption className="sr-only">What you are told, and where</caption>
      <thead className="text-sm text-ink-2">
        <tr>
          <th scope="col" className="px-4 py-2.5 font-medium">
            You are told when
          </th>
          <th scope="col" className={channel}>
            In-app
          </th>
          <th scope="col" className={channel}>
            Email
          </th>
        </tr>
      </thead>
      {groupsOf(kinds).map(([reason, members], index) => (
        <tbody key={reason}>
          {reason !== '' && (
            <tr>
              <td id={`why-${index}`} colSpan={3} className="border-t border-line bg-sunken px-4 py-2 text-sm text-ink-2">
                {reason}
              </td>
            </tr>
          )}
          {members.map((preference) => (
            <tr key={preference.kind}>
              <th scope="row" className="border-t border-line px-4 py-3 font-normal">
                {preference.label}
              </th>
              {(['inApp', 'mail'] as const).map((each) => (
                <td key={each} className="border-t border-line px-2 py-3 text-center sm:px-4">
                  <span className="flex justify-center">
                    <PreferenceBox preference={preference} channel={each} why={`why-${index}`} />
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

const channel = 'px-2 py-2.5 text-center font-medium whitespace-nowrap sm:px-4'

/** What can be chosen first, then by reason. */
function groupsOf(kinds: readonly PreferenceView[]): [string, PreferenceView[]][] {
  const groups = new Map<string, PreferenceView[]>([['', []]])
  for (const kind of kinds) {
    const reason = kind.locked?.reason ?? ''
    groups.set(reason, [...(groups.get(reason) ?? []), kind])
  }
  return [...groups]
}
