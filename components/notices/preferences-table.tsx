import type { PreferenceView } from '@/lib/notices/schema'
import { PreferenceBox } from './preference-box'

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
      {groupsOf(kinds).map(([reason, members], index) => (
        <tbody key={reason}>
          {reason !== '' && (
            <tr>
              <td id={`reason-${index}`} colSpan={3} className="border-t border-line bg-sunken px-4 py-2 text-sm text-ink-2">
                {reason}
              </td>
            </tr>
          )}
          {members.map((preference) => (
            <tr key={preference.kind}>
              <th scope="row" className="border-t border-line px-4 py-3 font-normal">
                {preference.label}
              </th>
              {(['inApp', 'email'] as const).map((channel) => (
                <td key={channel} className="border-t border-line px-2 py-3 text-center sm:px-4">
                  <span className="flex justify-center">
                    <PreferenceBox preference={preference} channel={channel} reasonId={`reason-${index}`} />
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

const channelHeader = 'px-2 py-2.5 text-center font-medium whitespace-nowrap sm:px-4'

/** Kinds that can be turned off first, then by reason. */
function groupsOf(kinds: readonly PreferenceView[]): [string, PreferenceView[]][] {
  const groups = new Map<string, PreferenceView[]>([['', []]])
  for (const kind of kinds) {
    const reason = kind.locked?.reason ?? ''
    groups.set(reason, [...(groups.get(reason) ?? []), kind])
  }
  return [...groups]
}
