'use client'

import { type ReactNode, useState } from 'react'
import { useCommandKey } from '@/components/ui/command-key'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { PageLink } from '../ui/page-link'
import { usePreferences } from '../ui/preferences'
import { goItems } from './go-items'
import { settingsPath } from './settings-items'
import { type ShellView, useShell } from './shell-context'

type Line = readonly [action: string, ...keys: string[]]

const anywhere = ({ mayCreate }: ShellView): readonly Line[] => [
  ...(mayCreate ? [['New token', 'c'] as const] : []),
  ['Search', '/'],
  ['Keyboard shortcuts', '?'],
  ['Undo the last change', 'z'],
]
const inLists: readonly Line[] = [
  ['Next row', 'j'],
  ['Previous row', 'k'],
  ['Open', 'Enter'],
  ['Select', 'x'],
  ['Open row menu', '.'],
  ['Edit, or mark a notification as read', 'e'],
]

/** Keyboard shortcuts dialog. Single-key shortcuts can be turned off (WCAG 2.1.4). */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const [open, setOpen] = useState(true)
  const view = useShell()
  const commandKey = useCommandKey()
  const { singleKeys: enabled } = usePreferences()
  const goTo = goItems(view).flatMap(({ label, shortcut }): Line[] => (shortcut === null ? [] : [[label, 'g', shortcut]]))
  const close = () => setOpen(false)
  return (
    <Dialog open={open} onClose={close} onGone={onClose} title="Keyboard shortcuts" footer={<Button onClick={close}>Close</Button>}>
      <div className="flex flex-col gap-6">
        <p className="text-sm text-ink-2">
          {enabled ? "Single-key shortcuts don't work while you type or in dialogs." : 'Single-key shortcuts are disabled.'}{' '}
          <PageLink href={settingsPath('appearance', view.organization.slug)} onClick={close} className="text-accent underline">
            {enabled ? 'Disable them' : 'Enable them'}
          </PageLink>
        </p>
        <table className="w-full text-left text-sm">
          <caption className="sr-only">Keyboard shortcuts and their actions</caption>
          <Group name="Everywhere" lines={[['Search and commands', commandKey, 'K'], ...(enabled ? anywhere(view) : [])]} />
          {enabled && <Group name="Go to" lines={goTo} />}
          {enabled && <Group name="In lists" lines={inLists} />}
        </table>
      </div>
    </Dialog>
  )
}

function Group({ name, lines }: { readonly name: string; readonly lines: readonly Line[] }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={2} className="pt-4 pb-1.5 text-xs font-medium text-ink-3">
          {name}
        </th>
      </tr>
      {lines.map(([action, ...keys]) => (
        <tr key={action} className="border-t border-line">
          <th scope="row" className="py-2 font-normal">
            {action}
          </th>
          <td className="py-2 text-right whitespace-nowrap">
            {keys.map((key, index) => (
              <Key key={key} after={index > 0 ? separatorOf(keys) : null}>
                {key}
              </Key>
            ))}
          </td>
        </tr>
      ))}
    </tbody>
  )
}

const separatorOf = ([first]: readonly string[]) => (first === 'g' ? 'then' : '+')

const Key = ({ after, children }: { readonly after: string | null; readonly children: ReactNode }) => (
  <>
    {after && <span className="mx-1.5 text-xs text-ink-3">{after}</span>}
    <kbd className="inline-grid h-6 min-w-6 place-items-center rounded-sm border border-line-strong bg-canvas px-1.5 font-mono text-xs text-ink">
      {children}
    </kbd>
  </>
)
