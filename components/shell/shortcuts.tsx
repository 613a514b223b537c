'use client'

import { useEffect, useEffectEvent } from 'react'
import { lazyPopup, usePopup } from '../ui/lazy-popup'
import { isDialogOpen, isSingleKey } from '../ui/single-key'
import { showOverlay, useOverlay } from './overlay'
import { useShell } from './shell-context'
import { useNavigationGuard } from './use-navigation-guard'

const shortcuts = lazyPopup(() => import('./shortcuts-dialog').then((module) => module.ShortcutsDialog))
const palette = lazyPopup(() => import('./palette').then((module) => module.Palette))

const isPaletteKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) =>
  key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey && !shiftKey

/** Hears the keys of every page. What they do is fetched with the first of them. */
export function Shortcuts() {
  const view = useShell()
  const leave = useNavigationGuard()
  const layer = useOverlay()
  const Shortcuts = usePopup(shortcuts, layer === 'shortcuts')
  const Palette = usePopup(palette, layer === 'palette')
  const hear = useEffectEvent((event: KeyboardEvent) => {
    const at = event.target instanceof Element ? event.target : null
    const search = isPaletteKey(event)
    if ((!search && !isSingleKey(event, at)) || isDialogOpen(document)) return
    // a browser may search the page with it
    if (search || event.key === '/') event.preventDefault()
    if (search) return showOverlay('palette')
    const field = event.key === '/' && document.querySelector<HTMLElement>('[data-key="/"]')
    // at once: what is typed next belongs there
    if (field) return field.focus()
    void import('./run-shortcut').then(
      ({ runShortcut }) => runShortcut(event, view, leave),
      () => undefined,
    )
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => hear(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
  const onClose = () => showOverlay(null)
  return (
    <>
      {Shortcuts && <Shortcuts onClose={onClose} />}
      {Palette && <Palette onClose={onClose} />}
    </>
  )
}
