'use client'

import type { RefObject } from 'react'
import { Drawer } from '../ui/drawer'
import { Rail } from './rail'

interface RailDrawerProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly trigger: RefObject<HTMLElement | null>
}

/** The rail below 1024 px. */
export function RailDrawer({ open, onClose, trigger }: RailDrawerProps) {
  return (
    <Drawer open={open} onClose={onClose} title="Navigation" side="left" finalFocus={trigger}>
      <Rail onLeave={onClose} />
    </Drawer>
  )
}
