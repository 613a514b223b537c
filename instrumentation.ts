import type { Instrumentation } from 'next'

/** Opens database and keys before the first request, so that a broken setup or wrong keys fail at startup; then starts the jobs. */
export async function register(): Promise<void> {
  // the bundler drops the import from the edge build only inside this condition
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { getServer } = await import('./lib/server')
    const { shareKnownSessions } = await import('./lib/auth/known-sessions')
    const { serveEarly } = await import('./lib/http/serve-early')
    const server = getServer()
    const { env, jobs, introduceKeys, knownSessions } = server
    await introduceKeys()
    serveEarly(server)
    shareKnownSessions(knownSessions)
    // in QA mode, tests run the jobs
    if (!env.qa) jobs.start()
  }
}

/** Logs errors of pages and routes; actions and the API log their own. */
export const onRequestError: Instrumentation.onRequestError = async (thrown, request, { routeType }) => {
  if (process.env.NEXT_RUNTIME === 'nodejs' && routeType !== 'action') {
    const { existingServer } = await import('./lib/server')
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    const path = request.path.split('?')[0] ?? ''
    const code = 'digest' in error ? String(error.digest) : null
    existingServer()?.log.error('A page failed.', { method: request.method, path, code, error: error.message, stack: error.stack ?? null })
  }
}
