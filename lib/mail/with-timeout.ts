import { setTimeout as pause } from 'node:timers/promises'

/** What `work` answers, unless it takes longer: then it throws, and what it left open is the caller's to close. */
export async function withTimeout<T>(ms: number, work: Promise<T>): Promise<T> {
  const over = new AbortController()
  const late = pause(ms, null, { signal: over.signal }).then(() =>
    Promise.reject(Object.assign(new Error('Too late'), { code: 'ETIMEDOUT' })),
  )
  try {
    return await Promise.race([work, late])
  } finally {
    over.abort()
    late.catch(() => undefined)
    work.catch(() => undefined)
  }
}
