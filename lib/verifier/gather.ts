interface Waiter<Ask, Found> {
  readonly ask: Ask
  readonly since: number
  readonly resolve: (found: Found) => void
  readonly reject: (reason: unknown) => void
}

/** True if a call that has waited for that time takes part in the next fetch, after one that failed. */
type MayRetry = (error: unknown, waitedMs: number) => boolean

/**
 * Combines the calls of one event-loop turn into one fetch, and those that arrive while `lanes` fetches run into the next. A call
 * never joins a fetch that has begun: it could miss a change that was committed before.
 */
export function gather<Ask, Found>(
  fetch: (asked: readonly Ask[]) => Promise<Found>,
  lanes: number,
  mayRetry: MayRetry = () => false,
): (ask: Ask) => Promise<Found> {
  let waiting: Waiter<Ask, Found>[] = []
  let running = 0
  let scheduled = false

  function schedule(): void {
    if (scheduled || running >= lanes) return
    scheduled = true
    setImmediate(flush)
  }

  function flush(): void {
    scheduled = false
    if (waiting.length === 0) return
    const batch = waiting
    waiting = []
    running += 1
    void run(batch).finally(() => {
      running -= 1
      if (waiting.length > 0) schedule()
    })
  }

  async function run(batch: readonly Waiter<Ask, Found>[]): Promise<void> {
    try {
      const found = await fetch(batch.map(({ ask }) => ask))
      for (const { resolve } of batch) resolve(found)
    } catch (error) {
      for (const waiter of batch) retryOrReject(waiter, error)
    }
  }

  function retryOrReject(waiter: Waiter<Ask, Found>, error: unknown): void {
    if (mayRetry(error, performance.now() - waiter.since)) waiting.push(waiter)
    else waiter.reject(error)
  }

  return (ask) =>
    new Promise((resolve, reject) => {
      waiting.push({ ask, since: performance.now(), resolve, reject })
      schedule()
    })
}
