import type { Tx } from '../../db/client'
import type { TestDb } from './databases'

/** Wraps a database to record each operation in its transactions, for example `throttle.upsert`. */
export function withOperations(db: TestDb): { readonly db: TestDb; readonly operations: string[] } {
  const operations: string[] = []
  const write: TestDb['write'] = (work) => db.write((tx) => work(recording(tx, operations)))
  return { db: { ...db, write }, operations }
}

interface Read {
  /** For example `membership.findMany`. */
  readonly operation: string
  /** Rows that came into this process. */
  readonly rows: number
}

/** Wraps a database to record each of its reads. */
export function withReads(db: TestDb): { readonly db: TestDb; readonly reads: Read[] } {
  const reads: Read[] = []
  const record = (operation: string, result: unknown) => void reads.push({ operation, rows: Array.isArray(result) ? result.length : 1 })
  const calls = (target: object, prefix: string): object =>
    new Proxy(target, {
      get(object, name) {
        const part: unknown = Reflect.get(object, name)
        if (typeof part === 'object' && part !== null && prefix === '') return calls(part, `${String(name)}.`)
        if (typeof part !== 'function') return part
        return async (...given: unknown[]) => {
          const result: unknown = await (part as Callable).apply(object, given)
          record(`${prefix}${String(name)}`, result)
          return result
        }
      },
    })
  return { db: { ...db, read: calls(db.read, '') as TestDb['read'] }, reads }
}

type Callable = (...given: unknown[]) => unknown

const recording = (tx: Tx, operations: string[]): Tx =>
  new Proxy(tx, {
    get(target, name) {
      const part: unknown = Reflect.get(target, name)
      return typeof part === 'object' && part !== null ? recordingModel(part, String(name), operations) : part
    },
  })

const recordingModel = (model: object, name: string, operations: string[]): object =>
  new Proxy(model, {
    get(target, operation) {
      const run: unknown = Reflect.get(target, operation)
      if (typeof run !== 'function') return run
      return (...given: unknown[]) => {
        operations.push(`${name}.${String(operation)}`)
        return (run as Callable).apply(target, given)
      }
    },
  })
