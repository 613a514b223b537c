import { Overloaded } from '../outage'

export type Gate = <T>(job: () => Promise<T>) => Promise<T>

/** Runs at most `width` jobs at once and lets at most `queue` wait; throws `Overloaded` beyond. */
export function createGate(width: number, queue: number): Gate {
  const waiting: (() => void)[] = []
  let running = 0
  return async (job) => {
    if (running >= width) {
      if (waiting.length >= queue) throw new Overloaded('Too many passwords are being checked.')
      // the job that ends hands its place over, so `running` stays as it is
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else running += 1
    try {
      return await job()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
