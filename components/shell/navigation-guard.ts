import type { Route } from 'next'

/** Keeps somebody on the page to ask first: answers whether it did. */
export type Guard = (address: Route) => boolean

/** Goes to a page of the product; answers whether it went at once. */
export type Go = (address: Route) => boolean

const guards = new Set<Guard>()

/** Asks before the page is left by key, command or switcher. */
export function guardLeaving(guard: Guard): () => void {
  guards.add(guard)
  return () => void guards.delete(guard)
}

export function leave(address: Route, go: (address: Route) => void): boolean {
  const kept = [...guards].some((guard) => guard(address))
  if (!kept) go(address)
  return !kept
}
