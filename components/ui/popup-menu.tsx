import { lazyPopup } from './lazy-popup'
import { MenuButton, type MenuButtonProps } from './menu-button'
import type { MenuEntry } from './popup-menu-panel'

interface PopupMenuProps extends MenuButtonProps {
  readonly items: readonly MenuEntry[]
}

const panel = lazyPopup(() => import('./popup-menu-panel').then((module) => module.PopupMenuPanel))

export const PopupMenu = ({ items, ...button }: PopupMenuProps) => <MenuButton {...button} panel={panel} content={{ items }} />
