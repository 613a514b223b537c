interface Turns<T> {
  add(each: T): void
  /** Does what was collected now. */
  flush(): void
}

/** Collects what comes in one turn of the event loop, and does it together at its end, or as soon as there are `most`. */
export function inTurns<T>(work: (collected: readonly T[]) => void, most = Number.POSITIVE_INFINITY): Turns<T> {
  let waiting: T[] = []

  function flush(): void {
    if (waiting.length === 0) return
    const collected = waiting
    waiting = []
    work(collected)
  }

  return {
    add(each) {
      waiting.push(each)
      if (waiting.length === 1) setImmediate(flush)
      else if (waiting.length >= most) flush()
    },
    flush,
  }
}
