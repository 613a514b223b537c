import type { PreferenceView } from '@/lib/notices/schema'
import { PreferenceCell } from './preference-cell'

/** Kinds that can't be turned off are grouped under their reason. */
export function PreferencesTable({ kinds }: { readonly kinds: readonly PreferenceView[] }) {
  return (
    <table className="w-full border-separate border-spacing-0 rounded-lg border border-line bg-surface text-left">
      <caption className="sr-only">Notification preferences by type</caption>
      <thead className="text-sm text-ink-2">
        <tr>
          <th scope="col" className="px-4 py-2.5 font-medium">
            Notify me when
          </th>
          <th scope="col" className={channelHeader}>
            In-app
          </th>
          <th scope="col" className={channelHeader}>
            Email
          </th>
        </tr>
      </thead>
      {groupsOf(kinds).map(([heading, members], index) => (
        <tbody key={heading}>
          <tr>
            <td id={`group-${index}`} colSpan={3} className="border-t border-line bg-sunken px-4 py-2 text-sm text-ink-2">
              {heading}
            </td>
          </tr>
          {members.map((preference) => (
            <tr key={preference.kind}>
              <th scope="row" className="border-t border-line px-4 py-3 font-normal">
                {preference.label}
              </th>
              {(['inApp', 'email'] as const).map((channel) => (
                <td key={channel} className="border-t border-line px-2 py-3 sm:px-4">
                  <PreferenceCell preference={preference} channel={channel} reasonId={`group-${index}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  )
}

const channelHeader = 'px-2 py-2.5 text-center font-medium whitespace-nowrap sm:px-4'

const yourChoice = 'These can be turned on and off.'

/** Kinds that can be turned off first, then by reason. */
function groupsOf(kinds: readonly PreferenceView[]): [string, PreferenceView[]][] {
  const groups = new Map<string, PreferenceView[]>([[yourChoice, []]])
  for (const kind of kinds) {
    const heading = kind.locked?.reason ?? yourChoice
    groups.set(heading, [...(groups.get(heading) ?? []), kind])
  }
  return [...groups]
}
