import type { Log } from '../ports'
import { createNetworkRecorder } from './networks'
import { type Schedule, timers } from './schedule'
import { Tally } from './tally'
import type { Recorder, UsageWriter, Use } from './types'

const firstWriteMs = 300
const windowMs = 10_000
/** Counts with which a window ends early: they are written sooner and take less memory. */
const fullWindow = 9_000
/** Counts kept while they cannot be written. */
const capacity = 50_000

interface RecorderDeps {
  readonly writer: UsageWriter
  readonly log: Log
  readonly schedule?: Schedule
}

/** Counts uses in memory and writes them in at most two transactions per window under any load, not counting awaited uses. */
export function createRecorder({ writer, log, schedule = timers }: RecorderDeps): Recorder {
  let counted = new Tally(capacity)
  let lost = 0
  let cancelTimers: (() => void)[] | null = null
  let lastWrite: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  let isFailing = false
  const networks = createNetworkRecorder({ writer, log })
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
    stopTimers()
    hastenedSecrets.clear()
    flushQuietly()
  }

  function stopTimers(): void {
    for (const cancel of cancelTimers ?? []) cancel()
    cancelTimers = null
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
      isFailing = true
      lost += counted.merge(batch)
      log.warn('Usage could not be written and will be retried.', { error: messageOf(error) })
      throw error
    }
    isFailing = false
    networks.write(batch.networks)
    if (lost > 0) log.warn('Usage was dropped because the buffer was full.', { count: lost })
    lost = 0
  }

  /** A permanently deleted token must not block the counts of the others. */
  async function writeKnown(batch: Tally): Promise<void> {
    try {
      await writer.write(batch)
    } catch {
      batch.keepOnly(await writer.findTokenIds(batch.tokenIds))
      await writer.write(batch)
    }
  }

  return {
    async record(use) {
      if (!counted.add(use)) lost += 1
      openWindow()
      if (use.awaited) hasten(use)
      // while writes fail, only the timers try again
      if (counted.size >= fullWindow && next === null && !isFailing) closeWindow()
      if (use.urgent) await flush().catch(() => undefined)
    },
    recordRequest(request) {
      counted.addRequest(request)
      openWindow()
    },
    async flush() {
      await flush()
      await networks.settled()
    },
    async close() {
      stopTimers()
      await flush()
      await networks.settled()
    },
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
