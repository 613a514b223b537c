'use client'

import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import EyeOff from 'lucide-react/icons/eye-off'
import List from 'lucide-react/icons/list'
import RotateCcw from 'lucide-react/icons/rotate-ccw'
import Trash2 from 'lucide-react/icons/trash-2'
import { PopupMenu } from '@/components/ui/popup-menu'
import type { MenuEntry } from '@/components/ui/popup-menu-panel'
import type { TokenAction, TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { viewEntry } from '../view-entry'
import { useDetailActions } from './detail-actions'

const icon = { size: 16, strokeWidth: 1.75 } as const

/** What the header has no button for. */
export function DetailMenu({ token }: { readonly token: TokenView }) {
  const dialogs = useTokenDialogs()
  const { keep, restore } = useDetailActions()
  const on = (action: TokenAction, entry: MenuEntry): MenuEntry[] => (token.actions.includes(action) ? [entry] : [])
  const items = [
    ...on(
      'view',
      viewEntry(token, () => dialogs.openView(token)),
    ),
    ...on('keep', { label: 'Keep it', icon: <RotateCcw {...icon} />, onSelect: keep }),
    ...on('remove', { label: 'Remove from list…', icon: <EyeOff {...icon} />, onSelect: () => dialogs.openRemove(token) }),
    ...on('restore', { label: 'Restore to list', icon: <List {...icon} />, onSelect: restore }),
    ...on('delete', { label: 'Delete permanently…', icon: <Trash2 {...icon} />, danger: true, onSelect: () => dialogs.openDelete(token) }),
  ]
  if (items.length === 0) return null
  return (
    <PopupMenu label={`Actions for ${token.name}`} items={items} onPrefetch={dialogs.warm}>
      <EllipsisVertical aria-hidden size={20} strokeWidth={1.75} />
    </PopupMenu>
  )
}
