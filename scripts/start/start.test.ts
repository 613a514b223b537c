import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDb } from '../../lib/db/client'
import { migrate } from '../../lib/db/migrate'
import { createKeyFile } from './key-file.mjs'

const script = fileURLToPath(new URL('start.mjs', import.meta.url))
const person = {
  id: 'a',
  email: 'owner@example.com',
  name: 'Ana Martins',
  search: '',
  passwordHash: '',
  signature: '',
  timeZone: 'UTC',
  exactTimes: false,
  createdAt: new Date(0),
}
let folder = ''
let freePort = ''

beforeAll(async () => {
  const trial = createServer()
  freePort = String(await listen(trial))
  trial.close()
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyrail-start-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Ended {
  readonly code: number
  readonly message: string
}

/** Runs `npm start`'s script where it must fail; returns the last line it printed. */
function start(env: Record<string, string>, flags: readonly string[] = [], nodeFlags: readonly string[] = []): Promise<Ended> {
  const given = {
    NODE_ENV: 'test' as const,
    PATH: process.env['PATH'] ?? '',
    KEYRAIL_DATA: join(folder, 'data'),
    PORT: freePort,
    KEYRAIL_VERIFIERS: '0',
    ...env,
  }
  return new Promise((resolve) => {
    execFile(process.execPath, [...nodeFlags, script, ...flags], { env: given }, (error, _stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), message: stderr.trim() }),
    )
  })
}

const listen = (server: Server) =>
  new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

describe('npm start fails with one sentence and leaves nothing behind', () => {
  afterEach(() => expect(readdirSync(folder).filter((name) => name !== 'given')).toEqual([]))

  test('when Node is too old', async () => {
    const older = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})`
    expect(await start({}, [], ['--import', older])).toEqual({
      code: 1,
      message: 'Keyrail needs Node 20.19, 22.12, 24 or newer; this is Node 18.20.4.',
    })
  })

  test('when the port is in use', async () => {
    const other = createServer()
    const port = await listen(other)
    const { code, message } = await start({ PORT: String(port) })
    other.close()
    expect(code).toBe(1)
    expect(message).toBe(`Port ${port} on 127.0.0.1 is in use. Stop the other process, or choose another port: PORT=${port + 10} npm start`)
  })

  test('when the port is not a number', async () => {
    expect(await start({ PORT: '70000' })).toEqual({ code: 1, message: 'PORT is 70000; it must be a number from 1 to 65535.' })
  })

  test('when HOST is not an address of this machine', async () => {
    const { code, message } = await start({ HOST: '203.0.113.9' })
    expect(code).toBe(1)
    expect(message).toBe(
      `Keyrail can't listen on 203.0.113.9, port ${freePort} (EADDRNOTAVAIL). HOST must be an IP or name of this machine.`,
    )
  })

  test('when the data folder cannot be written', async () => {
    const { code, message } = await start({ KEYRAIL_DATA: '/proc/keyrail' })
    expect(code).toBe(1)
    expect(message).toMatch(
      /^The data folder \/proc\/keyrail can't be written \(\w+\)\. Give this user permission, or set KEYRAIL_DATA to another folder\.$/,
    )
  })

  test('when the data folder is a file, or would be in one', async () => {
    const file = join(folder, 'given')
    writeFileSync(file, '')
    expect(await start({ KEYRAIL_DATA: file })).toEqual({
      code: 1,
      message: `The data folder ${file} is a file. Set KEYRAIL_DATA to a folder.`,
    })
    expect(await start({ KEYRAIL_DATA: join(file, 'data') })).toEqual({
      code: 1,
      message: `The data folder ${join(file, 'data')} can't be created: ${file} is a file. Set KEYRAIL_DATA to a folder.`,
    })
  })

  test('when the folder of the database is missing', async () => {
    const { code, message } = await start({ DATABASE_URL: `file:${folder}/away/keyrail.db` })
    expect(code).toBe(1)
    expect(message).toBe(`The database folder ${folder}/away does not exist.`)
  })

  test('when DATABASE_URL has an unknown scheme, without printing its password', async () => {
    expect(await start({ DATABASE_URL: 'mysql://keyrail:hunter2@localhost/keyrail' })).toEqual({
      code: 1,
      message: 'DATABASE_URL must start with file: (SQLite) or postgres:// (Postgres).',
    })
  })

  test('when the database is unreachable, without printing its password', async () => {
    expect(await start({ DATABASE_URL: 'postgres://keyrail:hunter2@127.0.0.1:9/keyrail' })).toEqual({
      code: 1,
      message: "The database keyrail on 127.0.0.1:9 can't be used: nothing is listening there.",
    })
  })

  test('when KEYRAIL_ORIGIN is not a URL', async () => {
    expect(await start({ KEYRAIL_ORIGIN: 'keyrail.example.com' })).toEqual({
      code: 1,
      message: 'KEYRAIL_ORIGIN is keyrail.example.com; it must be a URL such as https://keyrail.example.com.',
    })
  })

  test('when QA mode would listen on a public host', async () => {
    const { code, message } = await start({ HOST: '0.0.0.0' }, ['--qa'])
    expect(code).toBe(1)
    expect(message).toMatch(/^QA mode lets anyone reset the database, so it listens on loopback only: HOST is 0\.0\.0\.0/)
  })

  test('when QA mode would delete the real database', async () => {
    const url = 'postgres://keyrail:hunter2@127.0.0.1:9/keyrail'
    expect(await start({ DATABASE_URL: url, KEYRAIL_QA_DATABASE_URL: url }, ['--qa'])).toEqual({
      code: 1,
      message: 'QA mode deletes the data of its database: KEYRAIL_QA_DATABASE_URL must not be the same as DATABASE_URL.',
    })
  })

  test('when the session length is not an ISO 8601 duration', async () => {
    const { code, message } = await start({ KEYRAIL_SESSION_IDLE: '7d' })
    expect([code, message]).toEqual([1, 'KEYRAIL_SESSION_IDLE: Use an ISO 8601 duration greater than zero, such as P7D.'])
  })

  test('when the scopes file is missing or malformed', async () => {
    const file = join(folder, 'given')
    expect((await start({ KEYRAIL_SCOPES: file })).message).toBe(`KEYRAIL_SCOPES: ${file} can't be read (ENOENT).`)
    writeFileSync(file, '[')
    expect((await start({ KEYRAIL_SCOPES: file })).message).toBe(`KEYRAIL_SCOPES: ${file} is not valid JSON.`)
    writeFileSync(file, '[{"name":"Leads"}]')
    expect((await start({ KEYRAIL_SCOPES: file })).message).toMatch(/^KEYRAIL_SCOPES: 0\.name: .+$/)
  })

  test('when keys from the environment are weak', async () => {
    const { code, message } = await start({ KEYRAIL_KEYS: '{"version":1}' })
    expect(code).toBe(1)
    expect(message).toMatch(/^KEYRAIL_KEYS is invalid: pepper: .+$/)
  })
})

describe('npm start refuses a key file', () => {
  const settings = () => ({ dataFolder: folder, ownKeys: false })
  const keyFile = () => join(folder, 'keys.json')

  test('that others may read', async () => {
    createKeyFile(settings())
    chmodSync(keyFile(), 0o644)
    expect(await start({ KEYRAIL_DATA: folder })).toEqual({
      code: 1,
      message: `${keyFile()} is readable by other users (mode 644). Run: chmod 600 ${keyFile()}`,
    })
    expect(existsSync(join(folder, 'keyrail.db'))).toBe(false)
  })

  test('with a key that is not random, without printing it', async () => {
    createKeyFile(settings())
    const keys = JSON.parse(readFileSync(keyFile(), 'utf8')) as Record<string, unknown>
    const sample = Buffer.from('changeme'.repeat(4)).toString('base64url')
    writeFileSync(keyFile(), JSON.stringify({ ...keys, session: sample }))
    const { code, message } = await start({ KEYRAIL_DATA: folder })
    expect(code).toBe(1)
    expect(message).toBe(`${keyFile()} is invalid: session: A key is too regular to be random.`)
  })

  test('that is not JSON', async () => {
    writeFileSync(keyFile(), 'secret', { mode: 0o600 })
    expect(await start({ KEYRAIL_DATA: folder })).toEqual({ code: 1, message: `${keyFile()} is not valid JSON.` })
  })
})

test('npm start creates no new keys for a database that has users', async () => {
  const url = `file:${folder}/keyrail.db`
  await migrate(url, fileURLToPath(new URL('../../prisma/migrations/sqlite', import.meta.url)))
  const db = createDb(url)
  await db.write((tx) => tx.user.create({ data: person }))
  await db.close()
  const { code, message } = await start({ KEYRAIL_DATA: folder })
  expect(code).toBe(1)
  expect(message).toBe(`The database has users, but its keys are missing: restore keys.json in ${folder}, or set KEYRAIL_KEYS.`)
  expect(existsSync(join(folder, 'keys.json'))).toBe(false)
})

describe('the key file', () => {
  test('is readable by its owner only and created once', () => {
    createKeyFile({ dataFolder: folder, ownKeys: false })
    const made = readFileSync(join(folder, 'keys.json'), 'utf8')
    createKeyFile({ dataFolder: folder, ownKeys: false })
    expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toBe(made)
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600)
  })

  test('is not created when the keys come from the environment', () => {
    createKeyFile({ dataFolder: folder, ownKeys: true })
    expect(readdirSync(folder)).toEqual([])
  })
})
