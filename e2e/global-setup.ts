import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FullConfig } from '@playwright/test'
import { createDatabase, dropDatabase } from '../lib/testing/databases/postgres-databases'
import { startPostgres } from '../lib/testing/databases/postgres-server'
import { readSites, tellSites } from './servers/sites'
import { type StartedSite, startSite } from './servers/start-site'

type End = () => Promise<void>

/** Starts every server of the tests, each with data of its own; what it answers ends them and leaves nothing behind. */
export default async function startAll({ workers }: FullConfig): Promise<End | undefined> {
  if (readSites()) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-e2e-'))
  const ends: End[] = [async () => rmSync(folder, { recursive: true })]
  const start = async (name: string, flags: string[], env: Record<string, string> = {}): Promise<StartedSite> => {
    const site = await startSite(name, flags, { KEYRAIL_DATA: join(folder, name), ...env })
    ends.unshift(site.stop)
    return site
  }
  const end = async () => {
    for (const each of ends) await each()
  }
  const started = await Promise.allSettled([
    Promise.all(Array.from({ length: workers }, (_, index) => start(`sqlite-${index}`, ['--qa']))),
    emptyPostgres(ends).then((url) => start('postgres', ['--qa'], { KEYRAIL_QA_DATABASE_URL: url })),
    start('installed', []),
  ])
  const [sqlite, postgres, installed] = started
  if (sqlite.status === 'rejected' || postgres.status === 'rejected' || installed.status === 'rejected') {
    await end()
    throw new Error(started.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : [])).join('\n'))
  }
  tellSites({ sqlite: sqlite.value, postgres: postgres.value, installed: installed.value })
  return end
}

/** The URL of an empty database on a real server. */
async function emptyPostgres(ends: End[]): Promise<string> {
  const given = process.env.TEST_POSTGRES_URL
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startPostgres()
  ends.unshift(server.stop)
  const url = await createDatabase(server.url)
  ends.unshift(() => dropDatabase(url))
  return url
}
