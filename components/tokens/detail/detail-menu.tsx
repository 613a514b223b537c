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
import { viewMenuItem } from '../view-menu-item'
import { useDetailActions } from './detail-actions'

const icon = { size: 16, strokeWidth: 1.75 } as const

export function DetailMenu({ token }: { readonly token: TokenView }) {
  const dialogs = useTokenDialogs()
  const { keep, restore } = useDetailActions()
  const ifAllowed = (action: TokenAction, entry: MenuEntry): MenuEntry[] => (token.actions.includes(action) ? [entry] : [])
  const items = [
    ...ifAllowed(
      'view',
      viewMenuItem(token, () => dialogs.openView(token)),
    ),
    ...ifAllowed('keep', { label: 'Keep it', icon: <RotateCcw {...icon} />, onSelect: keep }),
    ...ifAllowed('remove', { label: 'Remove from list…', icon: <EyeOff {...icon} />, onSelect: () => dialogs.openRemove(token) }),
    ...ifAllowed('restore', { label: 'Restore to list', icon: <List {...icon} />, onSelect: restore }),
    ...ifAllowed('delete', {
      label: 'Delete permanently…',
      icon: <Trash2 {...icon} />,
      danger: true,
      onSelect: () => dialogs.openDelete(token),
    }),
  ]
  if (items.length === 0) return null
  return (
    <PopupMenu label={`Actions for ${token.name}`} items={items} onPrefetch={dialogs.prefetch}>
      <EllipsisVertical aria-hidden size={20} strokeWidth={1.75} />
    </PopupMenu>
  )
}
