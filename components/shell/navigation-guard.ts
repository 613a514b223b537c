import type { Route } from 'next'

/** Returns true to block the navigation, for example to ask about unsaved changes first. */
type NavigationGuard = (path: Route) => boolean

/** Opens a page; returns false if a guard blocked it. */
export type Navigate = (path: Route) => boolean

const guards = new Set<NavigationGuard>()

/** Guards navigation by shortcut, command and switcher. Returns a function that removes the guard. */
export function guardNavigation(guard: NavigationGuard): () => void {
  guards.add(guard)
  return () => void guards.delete(guard)
}

export function navigateGuarded(path: Route, go: (path: Route) => void): boolean {
  const blocked = [...guards].some((guard) => guard(path))
  if (!blocked) go(path)
  return !blocked
}
