/** Message from the test process to a worker. */
export type Order = { readonly type: 'prepare'; readonly module: string; readonly input: unknown } | { readonly type: 'go' }

export interface Message {
  readonly type: 'ready' | 'done' | 'failed'
  readonly value?: unknown
}

/** `prepare` returns the work to run on `go`. Input and output must be JSON. */
interface WorkerModule {
  prepare(input: unknown): Promise<() => Promise<unknown>>
}

const send = (message: Message): void => void process.send?.(message)

let work: () => Promise<unknown> = () => Promise.reject(new Error('Nothing was prepared.'))

async function handle(order: Order): Promise<void> {
  try {
    if (order.type === 'go') return send({ type: 'done', value: await work() })
    const { prepare } = (await import(order.module)) as WorkerModule
    work = await prepare(order.input)
    send({ type: 'ready' })
  } catch (error) {
    send({ type: 'failed', value: error instanceof Error ? error.stack : String(error) })
  }
}

// counterpart of `startWorker`: serves one test after another and exits with the test process
process.on('message', (order: Order) => void handle(order))
process.on('disconnect', () => process.exit())
