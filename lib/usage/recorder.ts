import type { UsageDeps } from './deps'
import { createNetworkWriter } from './network-writer'
import { timers } from './schedule'
import { findTokenIds, lockLastUse, writeUsage } from './store'
import { Tally } from './tally'
import type { Usage, Use } from './types'

const firstWriteMs = 300
const windowMs = 10_000
const capacity = 50_000

/** Counts uses in memory and writes them in at most two transactions per window under any load, not counting awaited uses. */
export function createUsage({ db, log, schedule = timers }: UsageDeps): Usage {
  let counted = new Tally(capacity)
  let lost = 0
  let cancelTimers: (() => void)[] | null = null
  let lastWrite: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  const networks = createNetworkWriter({ db, log })
  const hastenedSecrets = new Set<string>()

  function openWindow(): void {
    if (cancelTimers) return
    cancelTimers = [schedule(firstWriteMs, flushQuietly), schedule(windowMs, closeWindow)]
  }

  /** Once per secret and window, so that a client in a loop causes no further writes. */
  function hasten({ tokenId, generation }: Use): void {
    const secret = `${tokenId} ${generation}`
    if (hastenedSecrets.has(secret)) return
    hastenedSecrets.add(secret)
    cancelTimers?.push(schedule(firstWriteMs, flushQuietly))
  }

  function closeWindow(): void {
    cancelTimers = null
    hastenedSecrets.clear()
    flushQuietly()
  }

  function flushQuietly(): void {
    flush().catch(() => openWindow())
  }

  /** One write at a time: calls made while one runs share the next. */
  function flush(): Promise<void> {
    next ??= lastWrite.then(() => {
      next = null
      return writeCounted()
    })
    lastWrite = next.catch(() => undefined)
    return next
  }

  async function writeCounted(): Promise<void> {
    if (counted.empty) return
    const batch = counted
    counted = new Tally(capacity)
    try {
      await writeKnown(batch)
    } catch (error) {
      lost += counted.merge(batch)
      log.warn('Usage could not be written and will be retried.', { error: messageOf(error) })
      throw error
    }
    networks.write(batch.networks)
    if (lost > 0) log.warn('Usage was dropped because the buffer was full.', { count: lost })
    lost = 0
  }

  /** A permanently deleted token must not block the counts of the others. */
  async function writeKnown(batch: Tally): Promise<void> {
    try {
      await writeUsage(db, batch)
    } catch {
      batch.keepOnly(
        await findTokenIds(
          db,
          batch.last.map(({ tokenId }) => tokenId),
        ),
      )
      await writeUsage(db, batch)
    }
  }

  return {
    async record(use: Use) {
      if (!counted.add(use)) lost += 1
      openWindow()
      if (use.awaited) hasten(use)
      if (use.urgent) await flush()
    },
    async flush() {
      await flush()
      await networks.settled()
    },
    lockLastUse,
    async close() {
      for (const cancel of cancelTimers ?? []) cancel()
      cancelTimers = null
      await flush()
      await networks.settled()
    },
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
