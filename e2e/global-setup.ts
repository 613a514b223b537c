import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FullConfig } from '@playwright/test'
import { createDatabase, dropDatabase } from '../lib/testing/databases/postgres-databases'
import { startPostgres } from '../lib/testing/databases/postgres-server'
import { publishSites, readSites } from './servers/sites'
import { type StartedSite, startSite } from './servers/start-site'

type Stop = () => Promise<void>

/** What people may do by themselves. */
const open = { KEYRAIL_SIGN_UP: 'open', KEYRAIL_ORGANIZATIONS_PER_PERSON: '2' }

/** Starts every test server with its own data. Returns a function that stops them and deletes the data. */
export default async function startAll({ workers }: FullConfig): Promise<Stop | undefined> {
  if (readSites()) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-e2e-'))
  const stops: Stop[] = [async () => rmSync(folder, { recursive: true })]
  const start = async (name: string, flags: string[], env: Record<string, string> = {}): Promise<StartedSite> => {
    const site = await startSite(name, flags, { KEYRAIL_DATA: join(folder, name), ...env })
    stops.unshift(site.stop)
    return site
  }
  const stopAll = async () => {
    for (const each of stops) await each()
  }
  const started = await Promise.allSettled([
    Promise.all(Array.from({ length: workers }, (_, index) => start(`sqlite-${index}`, ['--qa'], open))),
    createPostgres(stops).then((url) => start('postgres', ['--qa'], { ...open, KEYRAIL_QA_DATABASE_URL: url })),
    start('installed', []),
  ])
  const [sqlite, postgres, installed] = started
  if (sqlite.status === 'rejected' || postgres.status === 'rejected' || installed.status === 'rejected') {
    await stopAll()
    throw new Error(started.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : [])).join('\n'))
  }
  publishSites({ sqlite: sqlite.value, postgres: postgres.value, installed: installed.value })
  return stopAll
}

/** Returns the URL of an empty database. */
async function createPostgres(stops: Stop[]): Promise<string> {
  const given = process.env.TEST_POSTGRES_URL
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startPostgres()
  stops.unshift(server.stop)
  const url = await createDatabase(server.url)
  stops.unshift(() => dropDatabase(url))
  return url
}
