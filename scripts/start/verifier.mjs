import { inRoot } from '../root.mjs'
import { startService } from './service.mjs'
import { settingsEnv } from './settings.mjs'

/**
 * A young generation of more megabytes takes memory and is no faster. By default, garbage is kept until memory runs short: the heap
 * may grow by this share of what is in use.
 */
export const nodeFlags = ['--max-semi-space-size=4', '--heap-growing-percent=40']

/** Starts the bundled verifier; resolves once it responds. */
export const startVerifier = (settings) =>
  startService({
    name: 'verifier',
    args: [...nodeFlags, inRoot('dist/cli/verifier.mjs')],
    env: { ...process.env, ...settingsEnv(settings), NODE_ENV: 'production' },
    host: settings.host,
    port: settings.verifierPort,
    path: '/health',
  })
