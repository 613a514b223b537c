import { settleEach } from '../errors'
import type { Log } from '../ports'
import { createBuffer } from './buffer'
import { createNetworkRecorder } from './networks'
import { type Schedule, timers } from './schedule'
import type { Recorder, UsageWriter, Use } from './types'

const firstWriteMs = 300
const windowMs = 10_000
const done = Promise.resolve()
/** Counts with which a window ends early: fewer than are kept while they cannot be written. */
const fullWindow = 40_000

interface RecorderDeps {
  readonly writer: UsageWriter
  readonly log: Log
  readonly schedule?: Schedule
}

/** Counts uses in memory and writes them at most twice per window under any load, not counting awaited and urgent uses. */
export function createRecorder({ writer, log, schedule = timers }: RecorderDeps): Recorder {
  const networks = createNetworkRecorder({ writer, log })
  const open = () => createBuffer({ writer, log, onWritten: networks.write })
  const windowed = open()
  /** Written between two transactions of the others. */
  const urgent = open()
  let cancelTimers: (() => void)[] | null = null
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

  /** Both are begun immediately: a window that is written must not end again. */
  const flush = (): Promise<void> => settleEach([urgent.flush(), windowed.flush()], (written) => written)

  async function recordUrgent(use: Use): Promise<void> {
    urgent.add(use)
    await urgent.flush().catch(() => openWindow())
  }

  return {
    record(use) {
      if (use.urgent) return recordUrgent(use)
      windowed.add(use)
      openWindow()
      if (use.awaited) hasten(use)
      // while writes fail, only the timers try again
      if (windowed.size >= fullWindow && !windowed.isHeld) closeWindow()
      return done
    },
    recordRequest(request) {
      windowed.addRequest(request)
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
