import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../db/migrate'
import { createDatabase, dropFamily } from './postgres-databases'
import { startPostgres } from './postgres-server'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty SQLite file, to be copied. */
    sqliteTemplate: string
    /** URL of a migrated, empty Postgres database, to be cloned. */
    postgresTemplate: string
  }
}

const migrations = join(import.meta.dirname, '../../prisma/migrations')

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-test-'))
  const sqliteTemplate = join(folder, 'template.db')
  await migrate(`file:${sqliteTemplate}`, join(migrations, 'sqlite'))
  project.provide('sqliteTemplate', sqliteTemplate)
  const given = process.env.TEST_POSTGRES_URL
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startPostgres()
  const postgresTemplate = await createDatabase(server.url)
  await migrate(postgresTemplate, join(migrations, 'postgres'))
  project.provide('postgresTemplate', postgresTemplate)
  return async () => {
    await dropFamily(postgresTemplate)
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}
