import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'
import { guardNavigation } from '@/components/shell/navigation-guard'
import { DiscardDialog } from '@/components/tokens/dialogs/discard-dialog'

/** Asks before a link, a key, a command, a reload or closing the tab loses what is not saved. Answers the dialog that asks. */
export function useUnsavedGuard(unsaved: boolean): ReactNode {
  const [leavingTo, setLeavingTo] = useState<string | null>(null)
  const router = useRouter()
  useEffect(() => {
    if (!unsaved) return
    const unload = (event: BeforeUnloadEvent) => event.preventDefault()
    const press = (event: MouseEvent) => {
      const target = targetOf(event)
      if (target === null) return
      event.preventDefault()
      event.stopPropagation()
      setLeavingTo(target)
    }
    const stop = guardNavigation((address) => {
      const away = new URL(address, location.origin).pathname !== location.pathname
      if (away) setLeavingTo(address)
      return away
    })
    addEventListener('beforeunload', unload)
    document.addEventListener('click', press, true)
    return () => {
      stop()
      removeEventListener('beforeunload', unload)
      document.removeEventListener('click', press, true)
    }
  }, [unsaved])
  const leave = () => {
    if (leavingTo !== null) router.push(leavingTo as Route)
    setLeavingTo(null)
  }
  return <DiscardDialog open={leavingTo !== null} onKeep={() => setLeavingTo(null)} onDiscard={leave} />
}

/** The page of this site that a plain press on a link leads to. */
function targetOf(event: MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || link.target === '_blank') return null
  const same = link.origin === location.origin && link.pathname !== location.pathname
  return same ? link.pathname + link.search : null
}
