import { fileURLToPath } from 'node:url'
import { CommandError } from '../../scripts/command-error.mjs'
import { MigrationRejected, migrate, migrationState } from '../db/migrate'
import type { Env } from '../env'
import { ForeignKeys, marksOf, rejectForeignKeys } from '../key-check/index'
import { givenKeys } from './configuration'
import { countPeople, isSearchCurrent, storedMarks } from './store'

/** The state of the migrations; changes nothing. */
export const databaseState = (env: Env) => withReadableErrors(env, () => migrationState(env.databaseUrl, migrationsOf(env)))

/** Migrates the database; resolves to the number of applied migrations. */
export const migrateTo = (env: Env) =>
  withReadableErrors(env, async () => (await migrate(env.databaseUrl, migrationsOf(env))).applied.length)

export const peopleIn = (env: Env): Promise<number> => withReadableErrors(env, () => countPeople(env.databaseUrl))

/**
 * Throws if the keys are not those that the database was written with, or if they are missing and it has been used, at any version
 * of the schema. QA data is disposable, and reset under the current keys.
 */
export const rejectWrongKeys = (env: Env): Promise<void> =>
  withReadableErrors(env, async () => {
    const keys = givenKeys(env)
    if (env.qa) return
    const marks = await storedMarks(env.databaseUrl)
    if (keys !== null) return marks === null ? undefined : rejectForeignKeys(marks, keys)
    if (marks === null && (await countPeople(env.databaseUrl)) === 0) return
    throw new CommandError(`The database has users, but its keys are missing: restore keys.json in ${env.dataFolder}, or set KEYRAIL_KEYS.`)
  })

/** Stores the check values of new keys; throws if the keys are not those of the database. */
export const introduceKeysTo = (env: Env): Promise<void> =>
  withReadableErrors(env, async () => {
    const keys = givenKeys(env)
    if (env.qa || keys === null || (await storedMarks(env.databaseUrl)) === marksOf(keys)) return
    const { introduceTo } = await import('./introduce')
    await introduceTo(env, keys)
  })

/** Writes the search columns again after an upgrade that folds text in another way. */
export const refoldIfOlder = (env: Env): Promise<void> =>
  withReadableErrors(env, async () => {
    if (await isSearchCurrent(env.databaseUrl)) return
    const { refoldSearch } = await import('./refold')
    await refoldSearch(env.databaseUrl)
  })

// source and bundle are both two folders below the project root
function migrationsOf(env: Env): string {
  const engine = env.databaseUrl.startsWith('file:') ? 'sqlite' : 'postgres'
  return fileURLToPath(new URL(`../../prisma/migrations/${engine}`, import.meta.url))
}

async function withReadableErrors<T>(env: Env, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof MigrationRejected || error instanceof ForeignKeys) throw new CommandError(error.message)
    const reason = outageReason(error)
    if (reason === null) throw error
    throw new CommandError(`The database ${databaseName(env.databaseUrl)} can't be used: ${reason}.`)
  }
}

/** Database and host of a URL, without user and password. */
function databaseName(url: string): string {
  if (url.startsWith('file:')) return url.slice('file:'.length)
  const { hostname, port, pathname } = new URL(url)
  return `${pathname.slice(1)} on ${hostname}:${port || '5432'}`
}

const trust = 'add sslrootcert=/path/of/ca.pem to DATABASE_URL, or sslmode=no-verify to encrypt without checking the certificate'

const systemReasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing is listening there',
  ENOTFOUND: 'its host is unknown',
  EAI_AGAIN: 'its host is unknown',
  ETIMEDOUT: 'it does not respond',
  SQLITE_NOTADB: 'the file is not a SQLite database',
  SQLITE_CANTOPEN: "the file can't be opened",
  SQLITE_READONLY: "the file can't be written",
  SQLITE_CORRUPT: 'the file is damaged',
  EACCES: 'this user has no permission to open it',
  ENOENT: 'its folder does not exist',
  '3D000': 'the database does not exist',
  '28P01': 'the user or password is wrong',
  '28000': 'the user or password is wrong',
  '28P02': 'the user or password is wrong',
  '42501': 'its role lacks a permission: it must own the tables of Keyrail',
  '57P03': 'it is starting up or shutting down',
  '53300': 'it has no connection left',
  '08P01': 'its answer is not that of a Postgres server',
  ENOTDIR: 'its folder is not a folder',
  DEPTH_ZERO_SELF_SIGNED_CERT: `its certificate is self-signed: ${trust}`,
  SELF_SIGNED_CERT_IN_CHAIN: `its certificate is signed by an unknown authority: ${trust}`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: `its certificate is signed by an unknown authority: ${trust}`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: `its certificate is signed by an unknown authority: ${trust}`,
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: `its certificate is for another host name: ${trust}`,
  EPROTO: 'the TLS connection to it failed',
}

/** Failures that the driver reports without a code. */
const driverReasons: readonly (readonly [RegExp, string])[] = [
  [/^timeout expired$/, 'it does not respond'],
  [/does not support SSL/, 'it does not offer TLS: remove sslmode from DATABASE_URL, or turn TLS on in the server'],
  [/^no pg_hba\.conf entry|SSL off$/, 'the server requires TLS: add sslmode=require to DATABASE_URL'],
  [/SASL|password must be a string/, 'the user or password is wrong'],
]

function outageReason(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (error instanceof AggregateError) return outageReason(error.errors[0])
  const [, reason] = driverReasons.find(([message]) => message.test(error.message)) ?? []
  if (reason !== undefined) return reason
  const code = 'code' in error ? String(error.code) : ''
  return systemReasons[code] ?? null
}
