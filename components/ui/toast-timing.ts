interface Timing {
  readonly about?: string | undefined
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

/**
 * Adds a toast, which replaces an earlier one about the same thing. Drops the oldest toast when three are shown, but never one that
 * waits to be dismissed.
 */
export function withNext<T extends Timing>(toasts: readonly T[], next: T): readonly T[] {
  const others = toasts.filter(({ about }) => !about || about !== next.about)
  const oldest = others.length < maxToasts ? undefined : others.find((toast) => toastSeconds(toast) !== null)
  return [...others.filter((toast) => toast !== oldest), next]
}
