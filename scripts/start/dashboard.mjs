import { pathToFileURL } from 'node:url'
import { quietEnv } from '../command.mjs'
import { inRoot } from '../root.mjs'
import { startService } from './service.mjs'
import { settingsEnv } from './settings.mjs'

const preload = pathToFileURL(inRoot('scripts/start/preload.mjs')).href
/**
 * By default, garbage is kept until memory runs short: the heap may grow by this share of what is in use. In a smaller young generation,
 * the rows of an export outlive their use, and the whole heap is searched for garbage almost twice as often.
 */
export const nodeFlags = ['--max-semi-space-size=16', '--heap-growing-percent=30', '--import', preload]

/** Starts the built dashboard; resolves once it responds. */
export const startDashboard = (settings, setupCode) =>
  startService({
    name: 'dashboard',
    args: [...nodeFlags, inRoot('.next/standalone/server.js')],
    env: dashboardEnv(settings, setupCode),
    host: settings.host,
    port: settings.port,
    path: '/api/health',
  })

function dashboardEnv(settings, setupCode) {
  return {
    ...process.env,
    ...quietEnv,
    ...settingsEnv(settings),
    ...(setupCode && { KEYRAIL_SETUP_CODE: setupCode }),
    NODE_ENV: 'production',
    HOSTNAME: settings.host,
    NEXTAUTH_URL: settings.origin,
  }
}
