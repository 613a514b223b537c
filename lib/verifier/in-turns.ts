interface Turns<T> {
  add(item: T): void
  /** Processes the collected items without waiting for the end of the turn. */
  flush(): void
}

/** Collects the items of one turn of the event loop, and processes them together at its end, or as soon as there are `most`. */
export function inTurns<T>(process: (items: readonly T[]) => void, most = Number.POSITIVE_INFINITY): Turns<T> {
  let waiting: T[] = []

  function flush(): void {
    if (waiting.length === 0) return
    const items = waiting
    waiting = []
    process(items)
  }

  return {
    add(item) {
      waiting.push(item)
      if (waiting.length === 1) setImmediate(flush)
      else if (waiting.length >= most) flush()
    },
    flush,
  }
}
