import { errorMessage } from '../errors'
import type { Log } from '../ports'
import { Tally } from './tally'
import type { NetworkUse, RecordedRequest, UsageWriter, Use } from './types'

/** Counts kept while they cannot be written. */
const capacity = 50_000
/** A transaction of more tokens would keep other writers of the database waiting. */
const tokensPerWrite = 2_000

/** Uses in memory, and their write. */
export interface Buffer {
  /** Number of counts. */
  readonly size: number
  /** True while a write is due, and after one that failed. */
  readonly isHeld: boolean
  add(use: Use): void
  addRequest(request: RecordedRequest): void
  /** One write at a time: calls made while one runs share the next. What is not written stays in memory. */
  flush(): Promise<void>
}

interface BufferDeps {
  readonly writer: Pick<UsageWriter, 'write' | 'findTokenIds'>
  readonly log: Log
  /** Called with the networks of what has been written. */
  onWritten(networks: readonly NetworkUse[]): void
}

export function createBuffer({ writer, log, onWritten }: BufferDeps): Buffer {
  let counted = new Tally(capacity)
  let lost = 0
  let last: Promise<void> = Promise.resolve()
  let next: Promise<void> | null = null
  let isFailing = false

  async function writeCounted(): Promise<void> {
    if (counted.empty) return
    const batch = counted
    counted = new Tally(capacity)
    for (const part of batch.parts(tokensPerWrite)) await writeOrKeep(part, batch)
    isFailing = false
    onWritten(batch.networks)
    if (lost > 0) log.warn('Usage was dropped because the buffer was full.', { count: lost })
    lost = 0
  }

  async function writeOrKeep(part: Tally, rest: Tally): Promise<void> {
    try {
      await writeKnown(part)
    } catch (error) {
      isFailing = true
      lost += counted.merge(part) + counted.merge(rest)
      log.warn('Usage could not be written and will be retried.', { error: errorMessage(error) })
      throw error
    }
  }

  /** A permanently deleted token must not block the counts of the others. */
  async function writeKnown(part: Tally): Promise<void> {
    try {
      await writer.write(part)
    } catch {
      part.keepOnly(await writer.findTokenIds(part.tokenIds))
      await writer.write(part)
    }
  }

  return {
    get size() {
      return counted.size
    },
    get isHeld() {
      return next !== null || isFailing
    },
    add: (use) => {
      if (!counted.add(use)) lost += 1
    },
    addRequest: (request) => counted.addRequest(request),
    flush: () => {
      next ??= last.then(() => {
        next = null
        return writeCounted()
      })
      last = next.catch(() => undefined)
      return next
    },
  }
}
