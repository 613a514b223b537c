import { isUnavailable } from './errors'

/**
 * Counts for how many of them `work` did something. One that fails keeps no other waiting, the first failure is thrown at the
 * end; only a database that is away ends it at once.
 */
export async function countEach<T>(all: Iterable<T> | AsyncIterable<T>, work: (one: T) => Promise<boolean>): Promise<number> {
  const failures: unknown[] = []
  let done = 0
  for await (const one of all) {
    try {
      if (await work(one)) done += 1
    } catch (error) {
      if (isUnavailable(error)) throw error
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return done
}
