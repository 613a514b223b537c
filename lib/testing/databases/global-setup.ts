import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../db/migrate'
import { createDatabase, dropFamily } from './postgres-databases'
import { startPostgres } from './postgres-server'

declare module 'vitest' {
  interface ProvidedContext {
    /** A migrated, empty SQLite file, to be copied. */
    sqliteTemplate: string
    /** URL of a migrated, empty Postgres database, to be cloned. */
    postgresTemplate: string
    /** Folder of the processes that tests start, bundled: from source each would take two seconds to start. */
    processes: string
  }
}

const root = join(import.meta.dirname, '../../..')
const migrations = join(root, 'prisma/migrations')

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(inMemory() ?? tmpdir(), 'keyrail-test-'))
  const sqliteTemplate = join(folder, 'template.db')
  await migrate(`file:${sqliteTemplate}`, join(migrations, 'sqlite'))
  project.provide('sqliteTemplate', sqliteTemplate)
  const given = process.env.TEST_POSTGRES_URL
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startPostgres()
  const postgresTemplate = await createDatabase(server.url)
  await migrate(postgresTemplate, join(migrations, 'postgres'))
  project.provide('postgresTemplate', postgresTemplate)
  const processes = await bundleProcesses()
  project.provide('processes', processes)
  return async () => {
    rmSync(processes, { recursive: true })
    await dropFamily(postgresTemplate)
    await server.stop()
    rmSync(folder, { recursive: true })
  }
}

/** Within the project, where the packages are found. */
async function bundleProcesses(): Promise<string> {
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const outdir = mkdtempSync(join(cache, 'keyrail-test-'))
  const workers = join(import.meta.dirname, '../workers')
  const entryPoints = ['worker-entry.ts', ...readdirSync(workers).filter((file) => file.endsWith('.worker.ts'))]
  await build({
    ...{ absWorkingDir: workers, entryPoints, outdir, outExtension: { '.js': '.mjs' } },
    ...{ bundle: true, splitting: true, platform: 'node', format: 'esm', target: 'node20', packages: 'external' },
    ...{ conditions: ['react-server'], logLevel: 'error' },
  })
  return outdir
}

/** A folder without a disk, where there is room: tests lose nothing in a power cut, and most of a write is waiting for the disk. */
function inMemory(): string | null {
  const folder = '/dev/shm'
  if (!existsSync(folder)) return null
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > 1_000_000_000 ? folder : null
}
