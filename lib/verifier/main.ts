// npm run verifier: verifies tokens without the dashboard. Runs KEYRAIL_VERIFIERS processes behind one port.
import cluster from 'node:cluster'
import { readEnv } from '../env'
import { errorMessage } from '../errors'
import { createLog } from '../log'
import { runPrimary } from './primary'
import { runWorker } from './worker'

const env = readEnv()
const log = createLog(env.logLevel)
const time = (): Date => new Date()

try {
  if (cluster.isPrimary && env.verifiers > 1) await runPrimary({ env, log })
  else await runWorker({ env, log, time })
} catch (error) {
  log.error('The verifier could not start.', { error: errorMessage(error) })
  process.exitCode = 1
  process.disconnect?.()
}
