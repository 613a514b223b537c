import type { Instrumentation } from 'next'

/** Opens database and keys before the first request: what cannot work is said at the start. Then the jobs begin. */
export async function register(): Promise<void> {
  // only inside this condition does the bundler leave the import out of the edge build
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { getServer } = await import('./lib/server')
    const { env, jobs } = getServer()
    // in QA mode time moves by itself only where a test asks for it
    if (!env.qa) jobs.start()
  }
}

/** What a page or route threw; actions and the API tell theirs themselves. */
export const onRequestError: Instrumentation.onRequestError = async (thrown, request, { routeType }) => {
  if (process.env.NEXT_RUNTIME === 'nodejs' && routeType !== 'action') {
    const { existingServer } = await import('./lib/server')
    const error = thrown instanceof Error ? thrown : new Error(String(thrown))
    const path = request.path.split('?')[0] ?? ''
    const code = 'digest' in error ? String(error.digest) : null
    existingServer()?.log.error('A page failed.', { method: request.method, path, code, error: error.message, stack: error.stack ?? null })
  }
}
