import type { Route } from 'next'

/** Keeps somebody on the page to ask first: answers whether it did. */
export type NavigationGuard = (address: Route) => boolean

/** Goes to a page of the product; answers whether it went at once. */
export type Navigate = (address: Route) => boolean

const guards = new Set<NavigationGuard>()

/** Asks before the page is left by key, command or switcher. */
export function guardNavigation(guard: NavigationGuard): () => void {
  guards.add(guard)
  return () => void guards.delete(guard)
}

export function navigateGuarded(address: Route, go: (address: Route) => void): boolean {
  const kept = [...guards].some((guard) => guard(address))
  if (!kept) go(address)
  return !kept
}
