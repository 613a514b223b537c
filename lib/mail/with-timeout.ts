import { setTimeout as pause } from 'node:timers/promises'

/** Rejects with ETIMEDOUT if `work` takes longer than `ms`. The work itself continues: the caller closes what it holds open. */
export async function withTimeout<T>(ms: number, work: Promise<T>): Promise<T> {
  const done = new AbortController()
  const timeout = pause(ms, null, { signal: done.signal }).then(() =>
    Promise.reject(Object.assign(new Error('Timed out'), { code: 'ETIMEDOUT' })),
  )
  try {
    return await Promise.race([work, timeout])
  } finally {
    done.abort()
    timeout.catch(() => undefined)
    work.catch(() => undefined)
  }
}
