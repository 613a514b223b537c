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
    /** Path of a migrated, empty SQLite file. */
    sqliteTemplate: string
    /** URL of a migrated, empty Postgres database. */
    postgresTemplate: string
    /** Folder of the bundled worker processes: from source each takes two seconds to start. */
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

/** Bundles inside the project, so that packages resolve. */
async function bundleProcesses(): Promise<string> {
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  const outdir = mkdtempSync(join(cache, 'keyrail-test-'))
  const workers = join(import.meta.dirname, '../workers')
  const entryPoints = ['worker-entry.ts', ...readdirSync(workers).filter((file) => file.endsWith('.worker.ts'))]
  await build({
    absWorkingDir: workers,
    entryPoints,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    conditions: ['react-server'],
    logLevel: 'error',
  })
  return outdir
}

/** Folder in memory, if it has room: tests need no durability, and most of a write is waiting for the disk. */
function inMemory(): string | null {
  const folder = '/dev/shm'
  if (!existsSync(folder)) return null
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > 1_000_000_000 ? folder : null
}
