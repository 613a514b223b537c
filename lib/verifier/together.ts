/** Responses that are sent together; a turn with more of them sends several times, so that clients go on meanwhile. */
const mostTogether = 16

/**
 * Collects the work of one turn of the event loop and does it together: a response that wakes its client costs several times as much
 * as one that finds it awake.
 */
export function together(): (work: () => void) => void {
  let waiting: (() => void)[] = []

  function flush(): void {
    const now = waiting
    waiting = []
    for (const work of now) work()
  }

  return (work) => {
    waiting.push(work)
    if (waiting.length === 1) setImmediate(flush)
    else if (waiting.length === mostTogether) flush()
  }
}
