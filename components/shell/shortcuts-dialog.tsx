'use client'

import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { hearSingleKeys, hearsSingleKeys, onSingleKeysChange } from '../ui/single-key'
import { Switch } from '../ui/switch'
import { useCommandKey } from './command-key'
import { goItems } from './go-items'
import { type ShellView, useShell } from './shell-context'

type Line = readonly [what: string, ...keys: string[]]

const anywhere = ({ mayCreate }: ShellView): readonly Line[] => [
  ...(mayCreate ? [['New token', 'c'] as const] : []),
  ['Search', '/'],
  ['Keyboard shortcuts', '?'],
  ['Undo, while it is offered', 'z'],
]
const inLists: readonly Line[] = [
  ['Next row', 'j'],
  ['Previous row', 'k'],
  ['Open', 'Enter'],
  ['Select', 'x'],
  ['Menu of the row', '.'],
  ['Edit; mark a notification as read', 'e'],
]

/** D13: every key and what it does, and the way to switch the single ones off. */
export function ShortcutsDialog({ onClose }: { readonly onClose: () => void }) {
  const [open, setOpen] = useState(true)
  const view = useShell()
  const commandKey = useCommandKey()
  const on = useSyncExternalStore(onSingleKeysChange, hearsSingleKeys, () => true)
  const places = goItems(view).flatMap(({ label, key }): Line[] => (key === null ? [] : [[label, 'g', key]]))
  const close = () => setOpen(false)
  return (
    <Dialog open={open} onClose={close} onGone={onClose} title="Keyboard shortcuts" footer={<Button onClick={close}>Close</Button>}>
      <div className="flex flex-col gap-6">
        <p className="flex items-center justify-between gap-4 text-sm">
          <span id="single-keys" className="text-ink-2">
            Single-key shortcuts. They rest while you type and in dialogs.
          </span>
          <Switch label="Single-key shortcuts" describedBy="single-keys" checked={on} onChange={hearSingleKeys} />
        </p>
        <table className="w-full text-left text-sm">
          <caption className="sr-only">Keys and what they do</caption>
          <Group name="Everywhere" lines={[['Search and commands', commandKey, 'K'], ...(on ? anywhere(view) : [])]} />
          {on && <Group name="Go to" lines={places} />}
          {on && <Group name="In lists" lines={inLists} />}
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
      {lines.map(([what, ...keys]) => (
        <tr key={what} className="border-t border-line">
          <th scope="row" className="py-2 font-normal">
            {what}
          </th>
          <td className="py-2 text-right whitespace-nowrap">
            {keys.map((key, place) => (
              <Key key={key} after={place > 0 ? wordBetween(keys) : null}>
                {key}
              </Key>
            ))}
          </td>
        </tr>
      ))}
    </tbody>
  )
}

const wordBetween = ([first]: readonly string[]) => (first === 'g' ? 'then' : '+')

const Key = ({ after, children }: { readonly after: string | null; readonly children: ReactNode }) => (
  <>
    {after && <span className="mx-1.5 text-xs text-ink-3">{after}</span>}
    <kbd className="inline-grid h-6 min-w-6 place-items-center rounded-sm border border-line-strong bg-canvas px-1.5 font-mono text-xs text-ink">
      {children}
    </kbd>
  </>
)
