import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { inRoot } from '../root.mjs'

/** Starts the Postgres of the tests. */
export async function startPostgres() {
  const outfile = inRoot('node_modules/.cache/keyrail-proof/postgres.mjs')
  const entry = join(inRoot('lib'), 'testing/databases/postgres-server.ts')
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' })
  const started = await import(pathToFileURL(outfile).href)
  return started.startPostgres()
}
