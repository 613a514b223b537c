import { Worker } from 'node:worker_threads'
import type { Env } from '../env'
import { errorMessage } from '../errors'
import type { Log, LogFields } from '../ports'
import type { Recorder } from '../recorder/index'
import { type PackedRequest, type PackedUse, packRequest, packUse } from './usage-message'

/** Message to the thread. */
export interface UsageRequest {
  readonly id: number
  readonly uses: readonly PackedUse[]
  readonly requests: readonly PackedRequest[]
  readonly afterwards?: 'flush' | 'close'
}

export type UsageReply =
  /** Sent when the uses are counted, and what `afterwards` asks for is done. */
  | { readonly id: number; readonly failed: boolean }
  /** For the log. */
  | { readonly level: keyof Log; readonly message: string; readonly fields: LogFields }

/** Megabytes: a window takes 40, the counts of a long outage twice 150 while a write is tried. */
const resourceLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 512 }
/** Uses and requests are collected for this long: a message costs as much as ten of them. */
const collectMs = 10
/** Collected uses and requests that are sent immediately. */
const fullBatch = 500
/** Messages that the thread has not taken; beyond it, uses are dropped. */
const mostUnanswered = 200

interface ThreadRecorderDeps extends Pick<Env, 'databaseUrl'> {
  readonly log: Log
  /** Path or URL of usage-thread.ts, as bundled. */
  readonly file: URL | string
}

const done = Promise.resolve()

/** A recorder whose work is done by a thread. A thread that dies is replaced; what it had not written is lost. */
export function createThreadRecorder({ databaseUrl, log, file }: ThreadRecorderDeps): Recorder {
  let uses: PackedUse[] = []
  let requests: PackedRequest[] = []
  let timer: NodeJS.Timeout | null = null
  let thread: Worker | null = null
  let lastId = 0
  let dropped = 0
  const waiting = new Map<number, (failed: boolean) => void>()

  function launch(): Worker {
    const launched = new Worker(file, { workerData: { databaseUrl }, name: 'usage', resourceLimits, execArgv: [] })
    launched.on('message', (reply: UsageReply) => {
      if ('level' in reply) log[reply.level](reply.message, reply.fields)
      else waiting.get(reply.id)?.(reply.failed)
    })
    launched.on('error', (error) => log.error('The thread that records usage failed.', { error: errorMessage(error) }))
    launched.on('exit', () => {
      if (thread === launched) thread = null
      for (const settle of waiting.values()) settle(true)
    })
    // a listener of messages keeps the process running
    launched.unref()
    return launched
  }

  function send(afterwards?: UsageRequest['afterwards']): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    const request: UsageRequest = { id: ++lastId, uses, requests, ...(afterwards && { afterwards }) }
    uses = []
    requests = []
    thread ??= launch()
    thread.postMessage(request)
    return new Promise((resolve, reject) => {
      waiting.set(request.id, (failed) => {
        waiting.delete(request.id)
        if (failed) reject(new Error('Usage was not recorded.'))
        else resolve()
      })
    })
  }

  function sendQuietly(): void {
    send().catch(() => undefined)
  }

  function collect(): void {
    if (uses.length + requests.length >= fullBatch) sendQuietly()
    else timer ??= setTimeout(sendQuietly, collectMs)
  }

  function hasRoom(): boolean {
    if (waiting.size < mostUnanswered) {
      if (dropped > 0) log.warn('Usage was dropped because its thread was too slow.', { count: dropped })
      dropped = 0
      return true
    }
    dropped += 1
    return false
  }

  const isIdle = (): boolean => thread === null && uses.length + requests.length === 0

  return {
    record(use) {
      if (!hasRoom()) return done
      uses.push(packUse(use))
      if (use.urgent) return send().catch(() => undefined)
      collect()
      return done
    },
    recordRequest(request) {
      if (waiting.size >= mostUnanswered) return
      requests.push(packRequest(request))
      collect()
    },
    flush: () => (isIdle() ? done : send('flush')),
    async close() {
      if (isIdle()) return
      thread ??= launch()
      thread.ref()
      try {
        await send('close')
      } finally {
        // otherwise the thread keeps the process running
        await thread?.terminate()
      }
    },
  }
}
