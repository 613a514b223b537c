import { keepPending } from './pending-sign-in'
import type { PendingSignIn } from './sign-in-request'

/** Opens the page after the first factor. A full load, so that no state of the signed-out page is kept. */
export function openNext(pending: PendingSignIn | null, next: string): void {
  if (pending) keepPending(pending)
  window.location.replace(pending ? `/sign-in/two-factor?next=${encodeURIComponent(next)}` : next)
}
