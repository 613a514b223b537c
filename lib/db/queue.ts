import { DatabaseBusy } from '../outage'

type Queue = <T>(job: () => Promise<T>) => Promise<T>

/**
 * Starts jobs in the order they came, at most `width` at once. A job that waits gives up as `DatabaseBusy` when none has
 * succeeded for `patienceMs`.
 */
export function createQueue(width = 1, patienceMs = Number.POSITIVE_INFINITY): Queue {
  const waiting = new Set<() => void>()
  let running = 0
  let lastSuccess = 0

  function done(): void {
    const [next] = waiting
    if (!next) running -= 1
    else {
      waiting.delete(next)
      next()
    }
  }

  function turn(): Promise<void> {
    const asked = performance.now()
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined
      const start = () => {
        clearTimeout(timer)
        resolve()
      }
      const watch = () => {
        const left = Math.max(asked, lastSuccess) + patienceMs - performance.now()
        if (left > 0) timer = setTimeout(watch, left)
        else if (waiting.delete(start)) reject(new DatabaseBusy('The database gave no turn.'))
      }
      waiting.add(start)
      if (Number.isFinite(patienceMs)) watch()
    })
  }

  return async (job) => {
    if (running < width) running += 1
    else await turn()
    try {
      const value = await job()
      lastSuccess = performance.now()
      return value
    } finally {
      done()
    }
  }
}
