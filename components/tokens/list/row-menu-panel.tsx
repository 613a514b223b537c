'use client'

import Copy from 'lucide-react/icons/copy'
import CopyPlus from 'lucide-react/icons/copy-plus'
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
import { type MenuEntry, type MenuPanelProps, PopupMenuPanel } from '@/components/ui/popup-menu-panel'
import type { TokenAction, TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { viewMenuItem } from '../view-menu-item'
import { useListActions } from './list-actions'
import { useListContext } from './list-context'

const icon = { size: 16, strokeWidth: 1.75 } as const

const deletedWithDestination: MenuEntry = {
  label: 'Delete permanently…',
  icon: <Trash2 {...icon} />,
  danger: true,
  disabledReason: 'To delete this token, delete its destination.',
}

/** Opens the create dialog with the fields of the token. */
const createAgain = (expired: boolean, onSelect: () => void): MenuEntry => ({
  label: expired ? 'Create a replacement…' : 'Duplicate…',
  icon: <CopyPlus {...icon} />,
  onSelect,
})

interface RowMenuPanelProps extends MenuPanelProps {
  readonly token: TokenView
}

/** Loaded by RowMenu on intent. */
export const RowMenuPanel = ({ token, ...place }: RowMenuPanelProps) => <PopupMenuPanel {...place} items={useEntries(token)} />

/** Actions that are not allowed are hidden, or disabled with a reason. */
function useEntries(token: TokenView): MenuEntry[] {
  const { org, creatable, inactivityDays } = useListContext()
  const dialogs = useTokenDialogs()
  const { keep, restore, toggle } = useListActions()
  const { copy } = useCopy()
  const ifAllowed = (action: TokenAction, entry: MenuEntry): MenuEntry[] => (token.actions.includes(action) ? [entry] : [])
  const removal: MenuEntry[] = [
    ...ifAllowed('remove', { label: 'Remove from list…', icon: <EyeOff {...icon} />, onSelect: () => dialogs.openRemove(token) }),
    ...ifAllowed('restore', { label: 'Restore to list', icon: <List {...icon} />, onSelect: () => restore(token) }),
    ...ifAllowed('delete', {
      label: 'Delete permanently…',
      icon: <Trash2 {...icon} />,
      danger: true,
      onSelect: () => dialogs.openDelete(token),
    }),
    ...(token.type === 'managed' ? [deletedWithDestination] : []),
  ]
  const expired = token.status === 'expired'
  const again = creatable.includes(token.type) ? [createAgain(expired, () => dialogs.openCreate({ from: token }))] : []
  return [
    ...(expired ? again : []),
    { label: 'Open', icon: <ExternalLink {...icon} />, href: `/o/${org.slug}/tokens/${token.tokenKey}` },
    ...ifAllowed('edit', { label: 'Edit…', icon: <Pencil {...icon} />, shortcut: 'E', onSelect: () => dialogs.openEdit(token) }),
    { label: 'Copy token key', icon: <Copy {...icon} />, onSelect: () => void copy(token.tokenKey) },
    ...ifAllowed(
      'view',
      viewMenuItem(token, () => dialogs.openView(token)),
    ),
    ...ifAllowed('rotate', { label: 'Rotate…', icon: <RefreshCw {...icon} />, onSelect: () => dialogs.openRotate(token) }),
    ...(expired ? [] : again),
    ...ifAllowed('deactivate', { label: 'Deactivate', icon: <Pause {...icon} />, onSelect: () => toggle({ token, active: false }) }),
    ...ifAllowed('activate', { label: 'Activate', icon: <Play {...icon} />, onSelect: () => toggle({ token, active: true }) }),
    ...ifAllowed('keep', { label: `Keep for ${inactivityDays} more days`, icon: <RotateCcw {...icon} />, onSelect: () => keep(token) }),
    ...(removal.length > 0 ? (['separator'] as const) : []),
    ...removal,
  ]
}
