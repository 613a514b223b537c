type Waiter<Row> = { readonly resolve: (row: Row | null) => void; readonly reject: (reason: unknown) => void }
type Batch<Row> = Map<string, Waiter<Row>[]>

/** Rows by key. */
export type FetchRows<Row> = (keys: readonly string[]) => Promise<ReadonlyMap<string, Row>>

/**
 * Combines the lookups of one event-loop turn into one fetch, and those that arrive while `lanes` fetches run into the next. A
 * lookup never joins a fetch that has begun: it could miss a change that was committed before.
 */
export function gather<Row>(fetch: FetchRows<Row>, lanes: number): (key: string) => Promise<Row | null> {
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
      for (const waiters of batch.values()) for (const { reject } of waiters) reject(error)
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      const waiters = waiting.get(key)
      if (waiters) waiters.push({ resolve, reject })
      else waiting.set(key, [{ resolve, reject }])
      schedule()
    })
}
