interface Timing {
  readonly tone?: 'ok' | 'bad' | undefined
  readonly undo?: unknown
  readonly sticky?: boolean | undefined
}

/** How long a toast stays, in seconds; null: until it is dismissed. */
export function toastSeconds(toast: Timing): number | null {
  if (toast.sticky || toast.tone === 'bad') return null
  return toast.undo === undefined ? 6 : 10
}

const most = 3

/** The toasts beside a new one: beyond three the oldest leaves, but never one that waits to be dismissed. */
export function makeRoom<T extends Timing>(toasts: readonly T[]): readonly T[] {
  const oldest = toasts.find((toast) => toastSeconds(toast) !== null)
  return toasts.length < most ? toasts : toasts.filter((toast) => toast !== oldest)
}
