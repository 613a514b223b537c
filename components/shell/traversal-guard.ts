import { traversalEvent } from './traversal-event'

/** Asks whether to leave the page; `leave` then repeats the Back or Forward that was held. */
type Ask = (leave: () => void) => void

const guards = new Set<Ask>()

/** History entry of the page that is guarded. */
let page: NavigationHistoryEntry | null = null
let returning = false

/**
 * Guards Back and Forward. The browser reports them once the URL has changed: the guard keeps the event from the router,
 * returns to the entry of the page and asks. Adds no history entry. A move to another document is left to `beforeunload`,
 * and so is every move in a browser without the Navigation API. Returns a function that removes the guard.
 */
export function guardTraversal(ask: Ask): () => void {
  if (!('navigation' in window)) return () => undefined
  if (guards.size === 0) page = navigation.currentEntry
  guards.add(ask)
  addEventListener(traversalEvent, onTraversal)
  return () => {
    guards.delete(ask)
    if (guards.size === 0) stop()
  }
}

function stop(): void {
  guards.clear()
  returning = false
  removeEventListener(traversalEvent, onTraversal)
}

function onTraversal(event: Event): void {
  const entry = navigation.currentEntry
  const [ask] = guards
  if (page === null || entry === null || ask === undefined) return
  if (pathOf(entry) === pathOf(page)) {
    if (returning) event.preventDefault()
    else page = entry
    returning = false
    return
  }
  event.preventDefault()
  returning = true
  traverseTo(page)
  ask(() => {
    stop()
    traverseTo(entry)
  })
}

const pathOf = ({ url }: NavigationHistoryEntry): string | null => (url === null ? null : new URL(url).pathname)

/** Another traversal may take its place, which rejects both promises. */
function traverseTo({ key }: NavigationHistoryEntry): void {
  const { committed, finished } = navigation.traverseTo(key)
  void committed?.catch(() => undefined)
  void finished?.catch(() => undefined)
}
