'use client'

import { Copy, EllipsisVertical, ExternalLink, Pause, Play, RefreshCw, Trash2 } from 'lucide-react'
import { useCopy } from '@/components/ui/copy-button'
import { type MenuEntry, PopupMenu } from '@/components/ui/popup-menu'
import type { TokenAction, TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'
import { useFrame } from '../list/frame'
import { useListActions } from '../list/list-actions'

const icon = { size: 16, strokeWidth: 1.75 } as const

/** What may be done to a managed token, and why the rest may not. */
export function ManagedMenu({ token }: { readonly token: TokenView }) {
  const dialogs = useTokenDialogs()
  return (
    <PopupMenu label={`Actions for ${token.name}`} items={useEntries(token)} onWarm={dialogs.warm}>
      <EllipsisVertical aria-hidden size={20} strokeWidth={1.75} />
    </PopupMenu>
  )
}

function useEntries(token: TokenView): MenuEntry[] {
  const { org } = useFrame()
  const dialogs = useTokenDialogs()
  const { toggle } = useListActions()
  const { copy } = useCopy()
  const on = (action: TokenAction, entry: MenuEntry): MenuEntry[] => (token.actions.includes(action) ? [entry] : [])
  return [
    { label: 'Open', icon: <ExternalLink {...icon} />, href: `/o/${org.slug}/tokens/${token.tokenKey}` },
    { label: 'Copy token key', icon: <Copy {...icon} />, onSelect: () => void copy(token.tokenKey) },
    ...on('rotate', { label: 'Rotate…', icon: <RefreshCw {...icon} />, onSelect: () => dialogs.openRotate(token) }),
    ...on('deactivate', { label: 'Deactivate', icon: <Pause {...icon} />, onSelect: () => toggle({ token, active: false }) }),
    ...on('activate', { label: 'Activate', icon: <Play {...icon} />, onSelect: () => toggle({ token, active: true }) }),
    'separator',
    {
      label: 'Delete permanently…',
      icon: <Trash2 {...icon} />,
      danger: true,
      disabledReason: 'Delete the destination to delete this token.',
    },
  ]
}
