interface Waiter<Row> {
  readonly since: number
  readonly resolve: (row: Row | null) => void
  readonly reject: (reason: unknown) => void
}
type Batch<Row> = Map<string, Waiter<Row>[]>

/** Rows by key. */
export type FetchRows<Row> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Row>>

/** True if a lookup that has waited for that time takes part in the next fetch, after one that failed. */
type MayRetry = (error: unknown, waitedMs: number) => boolean

/**
 * Combines the lookups of one event-loop turn into one fetch, and those that arrive while `lanes` fetches run into the next. A
 * lookup never joins a fetch that has begun: it could miss a change that was committed before.
 */
export function gather<Row>(fetch: FetchRows<Row>, lanes: number, mayRetry: MayRetry = () => false): (key: string) => Promise<Row | null> {
  let waiting: Batch<Row> = new Map()
  let running = 0
  let scheduled = false

  function schedule(): void {
    if (scheduled || running >= lanes) return
    scheduled = true
    setImmediate(flush)
  }

  function flush(): void {
    scheduled = false
    if (waiting.size === 0) return
    const batch = waiting
    waiting = new Map()
    running += 1
    void run(batch).finally(() => {
      running -= 1
      if (waiting.size > 0) schedule()
    })
  }

  async function run(batch: Batch<Row>): Promise<void> {
    try {
      const rows = await fetch([...batch.keys()])
      for (const [key, waiters] of batch) for (const { resolve } of waiters) resolve(rows.get(key) ?? null)
    } catch (error) {
      for (const [key, waiters] of batch) for (const waiter of waiters) retryOrReject(key, waiter, error)
    }
  }

  function retryOrReject(key: string, waiter: Waiter<Row>, error: unknown): void {
    if (mayRetry(error, performance.now() - waiter.since)) wait(key, waiter)
    else waiter.reject(error)
  }

  function wait(key: string, waiter: Waiter<Row>): void {
    const waiters = waiting.get(key)
    if (waiters) waiters.push(waiter)
    else waiting.set(key, [waiter])
  }

  return (key) =>
    new Promise((resolve, reject) => {
      wait(key, { since: performance.now(), resolve, reject })
      schedule()
    })
}
