'use client'

import Copy from 'lucide-react/icons/copy'
import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import ExternalLink from 'lucide-react/icons/external-link'
import EyeOff from 'lucide-react/icons/eye-off'
import List from 'lucide-react/icons/list'
import Pause from 'lucide-react/icons/pause'
import Pencil from 'lucide-react/icons/pencil'
import Play from 'lucide-react/icons/play'
import RefreshCw from 'lucide-react/icons/refresh-cw'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import Trash2 from 'lucide-react/icons/trash-2'
import { useCopy } from '@/components/ui/copy-button'
import { PopupMenu } from '@/components/ui/popup-menu'
import type { MenuEntry } from '@/components/ui/popup-menu-panel'
import type { TokenAction, TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { viewEntry } from '../view-entry'
import { useListActions } from './list-actions'
import { useListContext } from './list-context'

const icon = { size: 16, strokeWidth: 1.75 } as const

const endsWithDestination: MenuEntry = {
  label: 'Delete permanently…',
  icon: <Trash2 {...icon} />,
  danger: true,
  disabledReason: 'Delete the destination to delete this token.',
}

/** Everything that may be done to the token of a row now; what may not is absent, or says why. */
export function RowMenu({ token }: { readonly token: TokenView }) {
  const dialogs = useTokenDialogs()
  return (
    <>
      {token.actions.includes('edit') && <button type="button" hidden data-shortcut="e" onClick={() => dialogs.openEdit(token)} />}
      <PopupMenu label={`Actions for ${token.name}`} items={useEntries(token)} onPrefetch={dialogs.warm}>
        <EllipsisVertical aria-hidden size={20} strokeWidth={1.75} />
      </PopupMenu>
    </>
  )
}

function useEntries(token: TokenView): MenuEntry[] {
  const { org, inactivityDays } = useListContext()
  const dialogs = useTokenDialogs()
  const { keep, restore, toggle } = useListActions()
  const { copy } = useCopy()
  const on = (action: TokenAction, entry: MenuEntry): MenuEntry[] => (token.actions.includes(action) ? [entry] : [])
  const last: MenuEntry[] = [
    ...on('remove', { label: 'Remove from list…', icon: <EyeOff {...icon} />, onSelect: () => dialogs.openRemove(token) }),
    ...on('restore', { label: 'Restore to list', icon: <List {...icon} />, onSelect: () => restore(token) }),
    ...on('delete', { label: 'Delete permanently…', icon: <Trash2 {...icon} />, danger: true, onSelect: () => dialogs.openDelete(token) }),
    ...(token.type === 'managed' ? [endsWithDestination] : []),
  ]
  return [
    { label: 'Open', icon: <ExternalLink {...icon} />, href: `/o/${org.slug}/tokens/${token.tokenKey}` },
    ...on('edit', { label: 'Edit…', icon: <Pencil {...icon} />, shortcut: 'E', onSelect: () => dialogs.openEdit(token) }),
    { label: 'Copy token key', icon: <Copy {...icon} />, onSelect: () => void copy(token.tokenKey) },
    ...on(
      'view',
      viewEntry(token, () => dialogs.openView(token)),
    ),
    ...on('rotate', { label: 'Rotate…', icon: <RefreshCw {...icon} />, onSelect: () => dialogs.openRotate(token) }),
    ...on('deactivate', { label: 'Deactivate', icon: <Pause {...icon} />, onSelect: () => toggle({ token, active: false }) }),
    ...on('activate', { label: 'Activate', icon: <Play {...icon} />, onSelect: () => toggle({ token, active: true }) }),
    ...on('keep', { label: `Keep for ${inactivityDays} more days`, icon: <RotateCcw {...icon} />, onSelect: () => keep(token) }),
    ...(last.length > 0 ? (['separator'] as const) : []),
    ...last,
  ]
}
