import type { Tx } from '../../db/client'
import type { TestDb } from './databases'

/** Wraps a database to record each operation in its transactions, for example `throttle.upsert`. */
export function withOperations(db: TestDb): { readonly db: TestDb; readonly operations: string[] } {
  const operations: string[] = []
  const write: TestDb['write'] = (work) => db.write((tx) => work(recording(tx, operations)))
  return { db: { ...db, write }, operations }
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
