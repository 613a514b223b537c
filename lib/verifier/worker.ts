import cluster from 'node:cluster'
import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import { resolve } from 'node:path'
import type { Env } from '../env'
import { errorMessage, settleEach } from '../errors'
import { noJournal, readJournal } from '../journal/index'
import { parseKeys, readKeyFile } from '../keys'
import type { Log } from '../ports'
import { createTokenLimiter } from '../rate-limit/token-limiter'
import { Scopes } from '../tokens/verify'
import { qaTime, systemTime } from './clock'
import { receiveConnections } from './connections'
import { createServices } from './create-services'
import { readRoutes } from './forward-auth/routes'
import { createVerifierServer } from './http-server'
import { listen } from './listen'
import { createMetrics, metricsText } from './metrics'
import { pooledRandom } from './pooled-random'
import { countsOfAll, shareCounts } from './process-counts'
import { createReader } from './reader-of'
import { createRevoker } from './revoker'
import { createServiceUse } from './service-use'
import type { VerifierServices } from './services'
import { stopped } from './stopped'
import { createThreadRecorder } from './thread-recorder'
import { openUsageDatabase } from './usage-store'

interface WorkerDeps {
  readonly env: Env
  readonly log: Log
  /** The machine's clock. */
  readonly time: () => Date
}

const random = pooledRandom({ bytes: (length) => randomBytes(length) }, 8_192)

/** Serves until SIGTERM or SIGINT. Throws before it listens if keys, routes or scopes are not valid. */
export async function runWorker({ env, log, time }: WorkerDeps): Promise<void> {
  const keys = env.keys === null ? readKeyFile(resolve(env.dataFolder, 'keys.json')) : parseKeys(env.keys, 'KEYRAIL_KEYS')
  const scopes = Scopes.fromFile(env.scopesFile)
  const routes = env.routesFile === null ? [] : readRoutes(env.routesFile, scopes.names)
  const journal = env.journalFile === null ? noJournal : readJournal({ path: env.journalFile, auditKey: keys.audit })
  // an old journal takes seconds to read: not during the first request
  await journal.recorded('')
  const reader = createReader(env.databaseUrl)
  const revoker = createRevoker()
  const database = openUsageDatabase(env.databaseUrl, 'event loop', log)
  const usage = createThreadRecorder({ ...env, log, file: new URL('./usage-thread.mjs', import.meta.url) })
  const counted = createMetrics()
  shareCounts(counted.counts)
  const clock = env.qa ? qaTime(time) : systemTime(time)
  const { revokePresented } = revoker
  const touch = createServiceUse(database, log)
  const limiter = createTokenLimiter({ redisUrl: env.redisUrl, processes: Math.max(1, env.verifiers), log })
  const services = createServices({ reader, clock, keys, scopes, log, journal, usage, limiter, touch, revokePresented })
  const server = createVerifierServer({
    server: counting(services, counted.countVerdict),
    reader,
    usage,
    routes,
    proxySecret: env.proxySecret,
    trustedProxies: env.trustedProxies,
    metricsToken: env.metricsToken,
    metrics: async () => metricsText(await countsOfAll(counted.counts)),
    counted,
    random,
    log,
  })
  await serve(server.http, env)
  log.info('The verifier is stopping.')
  await server.drain()
  await closeAll(log, [usage.close, database.close, reader.close, revoker.close, limiter.close])
  cluster.worker?.disconnect()
}

/** A failure, such as an unavailable database, does not keep the process running. */
async function closeAll(log: Log, steps: readonly (() => Promise<void> | void)[]): Promise<void> {
  try {
    await settleEach(steps, async (close) => close())
  } catch (error) {
    log.error('The verifier did not stop cleanly.', { error: errorMessage(error) })
    process.exitCode = 1
  }
}

/** Serves until the process must stop. */
async function serve(http: Server, env: Env): Promise<void> {
  if (cluster.isWorker) return receiveConnections(http)
  const stop = stopped()
  await listen(http, env)
  return stop
}

/** The services, with each verdict counted by its code. */
function counting(services: VerifierServices, count: (code: string) => void): VerifierServices {
  const { tokens } = services
  return {
    ...services,
    tokens: {
      ...tokens,
      async verify(presented, needs) {
        const verdict = await tokens.verify(presented, needs)
        count(verdict.code)
        return verdict
      },
    },
    verifyTogether: (requests, { onVerdict, onFailure }) =>
      services.verifyTogether(requests, {
        onFailure,
        onVerdict(request, verdict) {
          if (verdict) count(verdict.code)
          onVerdict(request, verdict)
        },
      }),
  }
}
