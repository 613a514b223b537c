'use client'

import EllipsisVertical from 'lucide-react/icons/ellipsis-vertical'
import { lazyPopup } from '@/components/ui/lazy-popup'
import { MenuButton } from '@/components/ui/menu-button'
import type { TokenView } from '@/lib/tokens/schema'
import { useTokenDialogs } from '../dialogs/provider'

const panel = lazyPopup(() => import('./row-menu-panel').then((module) => module.RowMenuPanel))

export function RowMenu({ token }: { readonly token: TokenView }) {
  const dialogs = useTokenDialogs()
  return (
    <>
      {token.actions.includes('edit') && <button type="button" hidden data-shortcut="e" onClick={() => dialogs.openEdit(token)} />}
      <MenuButton label={`Actions for ${token.name}`} panel={panel} content={{ token }} onPrefetch={dialogs.prefetch}>
        <EllipsisVertical aria-hidden size={20} strokeWidth={1.75} />
      </MenuButton>
    </>
  )
}
