// Runs in a thread of the verifier: sums uses and writes them, which would hold up verdicts.
import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import type { Log } from '../ports'
import { createRecorder } from '../recorder/index'
import { pooledRandom } from './pooled-random'
import type { UsageReply, UsageRequest } from './thread-recorder'
import { createUnpacker } from './usage-message'
import { openUsageDatabase, usageWriter } from './usage-store'

const { databaseUrl } = workerData as { readonly databaseUrl: string }
const reply = (message: UsageReply) => parentPort?.postMessage(message)
/** The logger itself would take more memory than all else here. */
const logWith =
  (level: keyof Log): Log[keyof Log] =>
  (message, fields = {}) =>
    reply({ level, message, fields })

const log: Log = { info: logWith('info'), warn: logWith('warn'), error: logWith('error') }
const database = openUsageDatabase(databaseUrl, 'thread', log)
const recorder = createRecorder({ writer: usageWriter(database, pooledRandom({ bytes: (length) => randomBytes(length) }, 8_192)), log })
const unpack = createUnpacker()

async function take({ uses, requests, afterwards }: UsageRequest): Promise<void> {
  for (const request of requests) recorder.recordRequest(unpack.request(request))
  await Promise.all(uses.map((use) => recorder.record(unpack.use(use))))
  if (afterwards === 'flush') await recorder.flush()
  if (afterwards !== 'close') return
  await recorder.close()
  await database.close()
}

parentPort?.on('message', (request: UsageRequest) => {
  take(request).then(
    () => reply({ id: request.id, failed: false }),
    () => reply({ id: request.id, failed: true }),
  )
})
