export interface Message {
  readonly type: 'ready' | 'done' | 'failed'
  readonly value?: unknown
}

const tell = (message: Message): void => void process.send?.(message)

/** The other side of `startProcess`: prepares, waits to be let go, works, answers and ends. Output must be JSON. */
export async function besideTest<Input, Output>(prepare: (input: Input) => Promise<() => Promise<Output>>): Promise<void> {
  try {
    const work = await prepare(JSON.parse(process.argv[2] ?? 'null') as Input)
    const released = new Promise((resolve) => process.once('message', resolve))
    tell({ type: 'ready' })
    await released
    tell({ type: 'done', value: await work() })
  } catch (error) {
    tell({ type: 'failed', value: error instanceof Error ? error.stack : String(error) })
  }
  process.disconnect?.()
}
