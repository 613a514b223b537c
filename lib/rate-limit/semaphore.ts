import { DatabaseBusy, Overloaded } from '../errors'

/** Runs a job as soon as a permit is free. */
type Semaphore = <T>(job: () => Promise<T>) => Promise<T>

interface SemaphoreTerms {
  /** Number of jobs that run concurrently. */
  readonly permits: number
  /** Number of jobs that may wait; one more is rejected as `Overloaded`. */
  readonly maxWaiting?: number
  /** A waiting job is rejected as `DatabaseBusy` when no job has succeeded for this long. */
  readonly patienceMs?: number
}

/** Starts jobs in the order they arrived. */
export function createSemaphore({ permits, maxWaiting = Number.POSITIVE_INFINITY, patienceMs }: SemaphoreTerms): Semaphore {
  const waiting = new Set<() => void>()
  let running = 0
  let lastSuccess = 0

  function release(): void {
    const [next] = waiting
    if (!next) running -= 1
    else {
      waiting.delete(next)
      next()
    }
  }

  function waitForPermit(): Promise<void> {
    const asked = performance.now()
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined
      const start = () => {
        clearTimeout(timer)
        resolve()
      }
      const watch = (patience: number) => {
        const left = Math.max(asked, lastSuccess) + patience - performance.now()
        if (left > 0) timer = setTimeout(watch, left, patience)
        else if (waiting.delete(start)) reject(new DatabaseBusy('No write succeeded in time.'))
      }
      waiting.add(start)
      if (patienceMs !== undefined) watch(patienceMs)
    })
  }

  return async (job) => {
    if (running < permits) running += 1
    else if (waiting.size >= maxWaiting) throw new Overloaded('Too many jobs are waiting.')
    else await waitForPermit()
    try {
      const value = await job()
      lastSuccess = performance.now()
      return value
    } finally {
      release()
    }
  }
}
