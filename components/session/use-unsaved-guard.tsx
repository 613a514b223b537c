import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { guardNavigation } from '@/components/shell/navigation-guard'
import { guardTraversal } from '@/components/shell/traversal-guard'
import { lazyPopup, usePopup } from '@/components/ui/lazy-popup'

const discardDialog = lazyPopup(() => import('@/components/ui/discard-dialog').then((module) => module.DiscardDialog))

/** Asks before a link, shortcut, command, Back, Forward, reload or closed tab discards unsaved changes. Returns the dialog. */
export function useUnsavedGuard(unsaved: boolean): ReactNode {
  const [held, setHeld] = useState<{ readonly leave: () => void } | null>(null)
  const router = useRouter()
  useEffect(() => {
    if (!unsaved) return
    const ask = (leave: () => void) => setHeld({ leave })
    const open = (path: string) => router.push(path as Route)
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault()
    const onClick = (event: MouseEvent) => {
      const target = targetOf(event)
      if (target === null) return
      event.preventDefault()
      // another form of the page may have a guard too: one of them asks
      event.stopImmediatePropagation()
      ask(() => open(target))
    }
    const stopNavigation = guardNavigation((path) => {
      const leaves = new URL(path, location.origin).pathname !== location.pathname
      if (leaves) ask(() => open(path))
      return leaves
    })
    const stopTraversal = guardTraversal(ask)
    addEventListener('beforeunload', onUnload)
    document.addEventListener('click', onClick, true)
    return () => {
      stopNavigation()
      stopTraversal()
      removeEventListener('beforeunload', onUnload)
      document.removeEventListener('click', onClick, true)
    }
  }, [unsaved, router])
  const Discard = usePopup(discardDialog, unsaved)
  const leave = () => {
    held?.leave()
    setHeld(null)
  }
  return Discard && <Discard open={held !== null} onKeep={() => setHeld(null)} onDiscard={leave} />
}

/** Path of the page that a plain click on a link of this site opens; null for any other click. */
function targetOf(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || link.target === '_blank') return null
  const leaves = link.origin === location.origin && link.pathname !== location.pathname
  return leaves ? link.pathname + link.search : null
}
