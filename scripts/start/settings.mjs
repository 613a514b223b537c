import { resolve } from 'node:path'
import { databaseUrlProblem } from '../../lib/boot/database-url.mjs'
import { isLoopback } from '../../lib/boot/loopback.mjs'
import { originProblem } from '../../lib/boot/origin-url.mjs'
import { isSameDatabase } from '../../lib/boot/same-database.mjs'
import { CommandError } from '../command-error.mjs'

/** The variables that are needed before packages are installed; lib/env.ts reads all of them. */
export function readSettings(args, source = process.env) {
  const given = (name) => source[name] || undefined
  const qa = args.includes('--qa') || source.KEYRAIL_QA === '1'
  const host = given('HOST') ?? '127.0.0.1'
  if (qa) rejectPublicQa(host)
  const port = readPort('PORT', given('PORT') ?? '3000')
  const dataFolder = resolve(given('KEYRAIL_DATA') ?? '.data')
  const real = readDatabaseUrl(given('DATABASE_URL') ?? `file:${dataFolder}/keyrail.db`, 'DATABASE_URL')
  const ofQa = qa && readDatabaseUrl(given('KEYRAIL_QA_DATABASE_URL') ?? `file:${dataFolder}/qa.db`, 'KEYRAIL_QA_DATABASE_URL')
  if (qa) rejectRealData(ofQa, real)
  return {
    qa,
    host,
    port,
    verifierPort: readPort('VERIFIER_PORT', given('VERIFIER_PORT') ?? String(port + 1)),
    verifiers: readVerifiers(given('KEYRAIL_VERIFIERS') ?? '1'),
    dataFolder,
    origin: readOrigin(given('KEYRAIL_ORIGIN') ?? `http://localhost:${port}`),
    databaseUrl: ofQa || real,
    ownKeys: given('KEYRAIL_KEYS') !== undefined,
    setupCode: given('KEYRAIL_SETUP_CODE'),
    journalFile: absolute(given('KEYRAIL_JOURNAL')),
    trustedProxies: given('KEYRAIL_TRUSTED_PROXIES'),
    scopesFile: absolute(given('KEYRAIL_SCOPES')),
    routesFile: absolute(given('KEYRAIL_ROUTES')),
  }
}

const absolute = (file) => file && resolve(file)

function rejectPublicQa(host) {
  if (isLoopback(host)) return
  throw new CommandError(`QA mode lets anyone reset the database, so it listens on loopback only: HOST is ${host}; use 127.0.0.1.`)
}

function rejectRealData(ofQa, real) {
  if (!isSameDatabase(ofQa, real)) return
  throw new CommandError('QA mode deletes the data of its database: KEYRAIL_QA_DATABASE_URL must not be the same as DATABASE_URL.')
}

function readVerifiers(text) {
  if (/^\d{1,2}$/.test(text) && Number(text) <= 64) return Number(text)
  throw new CommandError(`KEYRAIL_VERIFIERS is ${text}; it must be a number from 0 to 64.`)
}

function readPort(name, text) {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port
  throw new CommandError(`${name} is ${text}; it must be a number from 1 to 65535.`)
}

function readOrigin(text) {
  rejectIf(originProblem(text))
  return new URL(text).origin
}

/** Resolves a relative file from the current folder; the dashboard runs in another one. */
function readDatabaseUrl(url, name) {
  rejectIf(databaseUrlProblem(url, name))
  return url.startsWith('file:') ? `file:${resolve(url.slice('file:'.length).replace(/^\/\/(?=\/)/, ''))}` : url
}

function rejectIf(problem) {
  if (problem !== null) throw new CommandError(problem)
}

/** The environment of every process of this installation. */
export function settingsEnv(settings) {
  return {
    KEYRAIL_DATA: settings.dataFolder,
    KEYRAIL_ORIGIN: settings.origin,
    PORT: String(settings.port),
    HOST: settings.host,
    VERIFIER_PORT: String(settings.verifierPort),
    KEYRAIL_VERIFIERS: String(settings.verifiers),
    ...(settings.journalFile && { KEYRAIL_JOURNAL: settings.journalFile }),
    ...(settings.scopesFile && { KEYRAIL_SCOPES: settings.scopesFile }),
    ...(settings.routesFile && { KEYRAIL_ROUTES: settings.routesFile }),
    ...(settings.qa ? { KEYRAIL_QA: '1', KEYRAIL_QA_DATABASE_URL: settings.databaseUrl } : { DATABASE_URL: settings.databaseUrl }),
  }
}
