'use client'

import Menu from 'lucide-react/icons/menu'
import { useRef, useState } from 'react'
import { IconButton } from '../ui/icon-button'
import { lazyPopup, prefetchProps, usePopup } from '../ui/lazy-popup'

const drawer = lazyPopup(() => import('./rail-drawer').then((module) => module.RailDrawer))

export function RailButton({ className }: { readonly className?: string | undefined }) {
  const trigger = useRef<HTMLButtonElement>(null)
  const [state, setState] = useState<'idle' | 'open' | 'closed'>('idle')
  const Drawer = usePopup(drawer, state !== 'idle')
  return (
    <>
      <IconButton
        ref={trigger}
        label="Navigation"
        aria-haspopup="dialog"
        aria-expanded={state === 'open'}
        onClick={() => setState('open')}
        className={className}
        {...prefetchProps(drawer.prefetch)}
      >
        <Menu aria-hidden size={20} strokeWidth={1.75} />
      </IconButton>
      {Drawer && <Drawer open={state === 'open'} onClose={() => setState('closed')} trigger={trigger} />}
    </>
  )
}
