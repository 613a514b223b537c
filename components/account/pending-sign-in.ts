import type { PendingSignIn } from './sign-in-request'

const key = 'keyrail.pendingSignIn'

/** Keeps a sign-in for the page that asks for the second factor. It expires within minutes and opens nothing without a code. */
export const keepPending = (pending: PendingSignIn): void => sessionStorage.setItem(key, JSON.stringify(pending))

export const forgetPending = (): void => sessionStorage.removeItem(key)

/** The kept sign-in as stored text; null without one. */
export const storedPending = (): string | null => sessionStorage.getItem(key)
