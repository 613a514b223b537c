import { inRoot } from '../root.mjs'
import { startService } from './service.mjs'
import { settingsEnv } from './settings.mjs'

/** A young generation of more megabytes takes memory and is no faster. */
export const nodeFlags = ['--max-semi-space-size=4']

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
