/** What the test's process says to the other one. */
export type Order = { readonly type: 'prepare'; readonly module: string; readonly input: unknown } | { readonly type: 'go' }

export interface Message {
  readonly type: 'ready' | 'done' | 'failed'
  readonly value?: unknown
}

/** Prepares beside a test and gives the work that is done when it is let go. Input and output must be JSON. */
interface Beside {
  prepare(input: unknown): Promise<() => Promise<unknown>>
}

const tell = (message: Message): void => void process.send?.(message)

let work: () => Promise<unknown> = () => Promise.reject(new Error('Nothing was prepared.'))

async function follow(order: Order): Promise<void> {
  try {
    if (order.type === 'go') return tell({ type: 'done', value: await work() })
    const { prepare } = (await import(order.module)) as Beside
    work = await prepare(order.input)
    tell({ type: 'ready' })
  } catch (error) {
    tell({ type: 'failed', value: error instanceof Error ? error.stack : String(error) })
  }
}

// the other side of `startProcess`: it serves one test after another and ends with the process of the tests
process.on('message', (order: Order) => void follow(order))
process.on('disconnect', () => process.exit())
