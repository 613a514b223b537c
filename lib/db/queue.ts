/** Starts jobs in the order they came, at most `width` at once. */
export function createQueue(width = 1): <T>(job: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0

  function done(): void {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }

  return async (job) => {
    if (running < width) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await job()
    } finally {
      done()
    }
  }
}
