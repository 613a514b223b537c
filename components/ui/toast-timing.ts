interface Timing {
  readonly tone?: 'ok' | 'bad' | undefined
  readonly undo?: unknown
  readonly sticky?: boolean | undefined
}

/** Seconds until a toast closes; null until it is dismissed. */
export function toastSeconds(toast: Timing): number | null {
  if (toast.sticky || toast.tone === 'bad') return null
  return toast.undo === undefined ? 6 : 10
}

const maxToasts = 3

/** Drops the oldest toast when three are shown, but never one that waits to be dismissed. */
export function withRoom<T extends Timing>(toasts: readonly T[]): readonly T[] {
  if (toasts.length < maxToasts) return toasts
  const oldest = toasts.find((toast) => toastSeconds(toast) !== null)
  return toasts.filter((toast) => toast !== oldest)
}
