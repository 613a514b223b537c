'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { lazyPopup, usePopup } from '../ui/lazy-popup'
import { usePreferences } from '../ui/preferences'
import { isDialogOpen, isSingleKey } from '../ui/single-key'
import { showOverlay, useOverlay } from './overlay'
import { useShell } from './shell-context'
import type { TokenCommand } from './token-actions'
import type { TokenCommandActions } from './token-command-host'
import { useNavigationGuard } from './use-navigation-guard'

const shortcuts = lazyPopup(() => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog))
const palette = lazyPopup(() => import('./palette').then((module) => module.Palette))
const tokenCommandHost = lazyPopup(() => import('./token-command-host').then((module) => module.TokenCommandHost))

const isPaletteKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) =>
  key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey

/** Listens for keyboard shortcuts. Their code is loaded on first use. */
export function Shortcuts({ server }: { readonly server: TokenCommandActions }) {
  const view = useShell()
  const { singleKeys } = usePreferences()
  const navigate = useNavigationGuard()
  const overlay = useOverlay()
  const Shortcuts = usePopup(shortcuts, overlay === 'shortcuts')
  const Palette = usePopup(palette, overlay === 'palette')
  const [command, setCommand] = useState<TokenCommand | null>(null)
  const TokenCommandHost = usePopup(tokenCommandHost, command !== null)
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const at = event.target instanceof Element ? event.target : null
    const opensPalette = isPaletteKey(event)
    if ((!opensPalette && !(singleKeys && isSingleKey(event, at))) || isDialogOpen(document)) return
    // browsers use these keys for their own search
    if (opensPalette || event.key === '/') event.preventDefault()
    if (opensPalette) return showOverlay('palette')
    const field = event.key === '/' && document.querySelector<HTMLElement>('[data-shortcut="/"]')
    // synchronous, so that the next key is typed into the field
    if (field) return field.focus()
    void import('./run-shortcut').then(
      ({ runShortcut }) => runShortcut(event, view, navigate),
      () => undefined,
    )
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
  const onClose = () => showOverlay(null)
  return (
    <>
      {Shortcuts && <Shortcuts onClose={onClose} />}
      {Palette && <Palette onClose={onClose} onTokenCommand={setCommand} />}
      {TokenCommandHost && command && <TokenCommandHost command={command} server={server} />}
    </>
  )
}
