import { fileURLToPath } from 'node:url'
import { Rejection } from '../../scripts/rejection.mjs'
import { MigrationRejected, migrate, migrationState } from '../db/migrate'
import type { Env } from '../env'
import { countPeople } from './store'

/** Whether the database is there and fits this version; changes nothing. */
export const databaseState = (env: Env) => reached(env, () => migrationState(env.databaseUrl, migrationsOf(env)))

/** Brings the database up to date and answers how many migrations that took. */
export const migrateTo = (env: Env) => reached(env, async () => (await migrate(env.databaseUrl, migrationsOf(env))).applied.length)

export const peopleIn = (env: Env): Promise<number> => reached(env, () => countPeople(env.databaseUrl))

// two folders below the project's both as source and as bundle
function migrationsOf(env: Env): string {
  const engine = env.databaseUrl.startsWith('file:') ? 'sqlite' : 'postgres'
  return fileURLToPath(new URL(`../../prisma/migrations/${engine}`, import.meta.url))
}

async function reached<T>(env: Env, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof MigrationRejected) throw new Rejection(error.message)
    const reason = whyAway(error)
    if (reason === null) throw error
    throw new Rejection(`The database ${whereIs(env.databaseUrl)} cannot be used: ${reason}.`)
  }
}

/** Without the name and password a URL may carry. */
function whereIs(url: string): string {
  if (url.startsWith('file:')) return url.slice('file:'.length)
  const { hostname, port, pathname } = new URL(url)
  return `${pathname.slice(1)} on ${hostname}:${port || '5432'}`
}

const systemReasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing answers there',
  ENOTFOUND: 'its host is not known',
  EAI_AGAIN: 'its host is not known',
  ETIMEDOUT: 'it does not answer',
  SQLITE_NOTADB: 'the file is no SQLite database',
  SQLITE_CANTOPEN: 'the file cannot be opened',
  SQLITE_READONLY: 'the file cannot be written',
  SQLITE_CORRUPT: 'the file is damaged',
  EACCES: 'this user may not open it',
  ENOENT: 'its folder does not exist',
  '3D000': 'there is no such database',
  '28P01': 'the name or password is wrong',
  '28000': 'the name or password is wrong',
  '57P03': 'it is starting up or shutting down',
}

function whyAway(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (error instanceof AggregateError) return whyAway(error.errors[0])
  if (error.message === 'timeout expired') return 'it does not answer'
  const code = 'code' in error ? String(error.code) : ''
  return systemReasons[code] ?? null
}
