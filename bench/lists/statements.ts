import Database from 'better-sqlite3'
import pg from 'pg'

/** Times of the statements since the last `take`. */
let times: number[] = []

export function take(): readonly number[] {
  const taken = times
  times = []
  return taken
}

/** Measures every statement of both drivers in this process. */
export function watchStatements(): void {
  watchSqlite()
  watchPostgres()
}

function watchSqlite(): void {
  const database = new Database(':memory:')
  const prototype = Object.getPrototypeOf(database.prepare('SELECT 1'))
  for (const name of ['all', 'run', 'get'] as const) {
    const original = prototype[name]
    prototype[name] = function (this: unknown, ...args: unknown[]) {
      const start = performance.now()
      try {
        return original.apply(this, args)
      } finally {
        times.push(performance.now() - start)
      }
    }
  }
  database.close()
}

function watchPostgres(): void {
  const prototype = pg.Client.prototype as unknown as Record<'query', (...args: unknown[]) => unknown>
  const original = prototype.query
  prototype.query = function (this: unknown, ...args: unknown[]) {
    const start = performance.now()
    const result = original.apply(this, args)
    if (result instanceof Promise) void result.then(() => times.push(performance.now() - start)).catch(() => undefined)
    return result
  }
}
