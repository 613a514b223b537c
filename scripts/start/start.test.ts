import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createDb } from '../../lib/db/client'
import { migrate } from '../../lib/db/migrate'
import { makeKeyFile } from './key-file.mjs'

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
  readonly said: string
}

/** Runs `npm start`'s script where it must reject; what it said last is the sentence. */
function start(env: Record<string, string>, flags: readonly string[] = [], nodeFlags: readonly string[] = []): Promise<Ended> {
  const given = { NODE_ENV: 'test' as const, PATH: process.env['PATH'] ?? '', KEYRAIL_DATA: join(folder, 'data'), PORT: freePort, ...env }
  return new Promise((resolve) => {
    execFile(process.execPath, [...nodeFlags, script, ...flags], { env: given }, (error, _stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stderr.trim() }),
    )
  })
}

const listen = (server: Server) =>
  new Promise<number>((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

describe('npm start rejects with one sentence, and leaves nothing behind', () => {
  afterEach(() => expect(readdirSync(folder).filter((name) => name !== 'given')).toEqual([]))

  test('when Node is too old', async () => {
    const older = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})`
    expect(await start({}, [], ['--import', older])).toEqual({
      code: 1,
      said: 'Keyrail needs Node 20.19, 22.12, 24 or newer; this is Node 18.20.4.',
    })
  })

  test('when the port is taken', async () => {
    const other = createServer()
    const port = await listen(other)
    const { code, said } = await start({ PORT: String(port) })
    other.close()
    expect(code).toBe(1)
    expect(said).toBe(`Port ${port} on 127.0.0.1 is taken. Stop what listens there, or choose another: PORT=${port + 10} npm start`)
  })

  test('when the port is no port', async () => {
    expect(await start({ PORT: '70000' })).toEqual({ code: 1, said: 'PORT is 70000; it must be a number from 1 to 65535.' })
  })

  test('when HOST is not of this machine', async () => {
    const { code, said } = await start({ HOST: '203.0.113.9' })
    expect(code).toBe(1)
    expect(said).toBe(`Keyrail cannot listen on 203.0.113.9, port ${freePort} (EADDRNOTAVAIL). HOST must be an address of this machine.`)
  })

  test('when the data folder cannot be written', async () => {
    const { code, said } = await start({ KEYRAIL_DATA: '/proc/keyrail' })
    expect(code).toBe(1)
    expect(said).toMatch(
      /^The data folder \/proc\/keyrail cannot be written \(\w+\)\. Give this user the right, or name another folder in KEYRAIL_DATA\.$/,
    )
  })

  test('when the data folder is a file, or would be in one', async () => {
    const file = join(folder, 'given')
    writeFileSync(file, '')
    expect(await start({ KEYRAIL_DATA: file })).toEqual({
      code: 1,
      said: `The data folder ${file} is a file, no folder. Name a folder in KEYRAIL_DATA.`,
    })
    expect(await start({ KEYRAIL_DATA: join(file, 'data') })).toEqual({
      code: 1,
      said: `The data folder ${join(file, 'data')} cannot be made: ${file} is a file, no folder. Name a folder in KEYRAIL_DATA.`,
    })
  })

  test('when the folder of the database is missing', async () => {
    const { code, said } = await start({ DATABASE_URL: `file:${folder}/away/keyrail.db` })
    expect(code).toBe(1)
    expect(said).toBe(`The folder of the database, ${folder}/away, does not exist.`)
  })

  test('when DATABASE_URL has an unknown scheme, without printing its password', async () => {
    expect(await start({ DATABASE_URL: 'mysql://keyrail:hunter2@localhost/keyrail' })).toEqual({
      code: 1,
      said: 'DATABASE_URL starts with mysql:; Keyrail keeps its data in file:… (SQLite) or postgres://… (Postgres).',
    })
  })

  test('when the database is away, without printing its password', async () => {
    expect(await start({ DATABASE_URL: 'postgres://keyrail:hunter2@127.0.0.1:9/keyrail' })).toEqual({
      code: 1,
      said: 'The database keyrail on 127.0.0.1:9 cannot be used: nothing answers there.',
    })
  })

  test('when KEYRAIL_ORIGIN is no address', async () => {
    expect(await start({ KEYRAIL_ORIGIN: 'keyrail.example.com' })).toEqual({
      code: 1,
      said: 'KEYRAIL_ORIGIN is keyrail.example.com; it must be an address such as https://keyrail.example.com.',
    })
  })

  test('when QA mode would listen to others', async () => {
    const { code, said } = await start({ HOST: '0.0.0.0' }, ['--qa'])
    expect(code).toBe(1)
    expect(said).toMatch(/^QA mode lets anybody reset the database, so it listens on this machine only: HOST is 0\.0\.0\.0/)
  })

  test('when QA mode would empty the real database', async () => {
    const url = 'postgres://keyrail:hunter2@127.0.0.1:9/keyrail'
    expect(await start({ DATABASE_URL: url, KEYRAIL_QA_DATABASE_URL: url }, ['--qa'])).toEqual({
      code: 1,
      said: 'QA mode empties its database, so it needs one of its own: KEYRAIL_QA_DATABASE_URL names the one of DATABASE_URL.',
    })
  })

  test('when a session would last for no ISO 8601 duration', async () => {
    const { code, said } = await start({ KEYRAIL_SESSION_IDLE: '7d' })
    expect([code, said]).toEqual([1, 'KEYRAIL_SESSION_IDLE: Use an ISO 8601 duration longer than nothing, such as P7D.'])
  })

  test('when the file of scopes is not there or not well formed', async () => {
    const file = join(folder, 'given')
    expect((await start({ KEYRAIL_SCOPES: file })).said).toBe(`KEYRAIL_SCOPES: ${file} cannot be read (ENOENT).`)
    writeFileSync(file, '[')
    expect((await start({ KEYRAIL_SCOPES: file })).said).toBe(`KEYRAIL_SCOPES: ${file} is not JSON.`)
    writeFileSync(file, '[{"name":"Leads"}]')
    expect((await start({ KEYRAIL_SCOPES: file })).said).toMatch(/^KEYRAIL_SCOPES: 0\.name: .+$/)
  })

  test('when keys given by the environment are weak', async () => {
    const { code, said } = await start({ KEYRAIL_KEYS: '{"version":1}' })
    expect(code).toBe(1)
    expect(said).toMatch(/^KEYRAIL_KEYS is not usable: pepper: .+$/)
  })
})

describe('npm start rejects a key file', () => {
  const settings = () => ({ dataFolder: folder, ownKeys: false })
  const keyFile = () => join(folder, 'keys.json')

  test('that others may read', async () => {
    makeKeyFile(settings())
    chmodSync(keyFile(), 0o644)
    expect(await start({ KEYRAIL_DATA: folder })).toEqual({
      code: 1,
      said: `${keyFile()} may be read by others (mode 644). Run: chmod 600 ${keyFile()}`,
    })
    expect(existsSync(join(folder, 'keyrail.db'))).toBe(false)
  })

  test('with a key that is not random, without printing it', async () => {
    makeKeyFile(settings())
    const keys = JSON.parse(readFileSync(keyFile(), 'utf8')) as Record<string, unknown>
    const sample = Buffer.from('changeme'.repeat(4)).toString('base64url')
    writeFileSync(keyFile(), JSON.stringify({ ...keys, session: sample }))
    const { code, said } = await start({ KEYRAIL_DATA: folder })
    expect(code).toBe(1)
    expect(said).toBe(`${keyFile()} is not usable: session: A key is too regular to be random.`)
  })

  test('that is not JSON', async () => {
    writeFileSync(keyFile(), 'secret', { mode: 0o600 })
    expect(await start({ KEYRAIL_DATA: folder })).toEqual({ code: 1, said: `${keyFile()} is not JSON.` })
  })
})

test('npm start makes no new keys for a database that has people', async () => {
  const url = `file:${folder}/keyrail.db`
  await migrate(url, fileURLToPath(new URL('../../prisma/migrations/sqlite', import.meta.url)))
  const db = createDb(url)
  await db.write((tx) => tx.user.create({ data: person }))
  await db.close()
  const { code, said } = await start({ KEYRAIL_DATA: folder })
  expect(code).toBe(1)
  expect(said).toBe(
    `The database has people, but the keys their tokens were made with are missing: put keys.json back into ${folder}, or give KEYRAIL_KEYS.`,
  )
  expect(existsSync(join(folder, 'keys.json'))).toBe(false)
})

describe('the key file', () => {
  test('is for its owner only and made once', () => {
    makeKeyFile({ dataFolder: folder, ownKeys: false })
    const made = readFileSync(join(folder, 'keys.json'), 'utf8')
    makeKeyFile({ dataFolder: folder, ownKeys: false })
    expect(readFileSync(join(folder, 'keys.json'), 'utf8')).toBe(made)
    expect(statSync(join(folder, 'keys.json')).mode & 0o777).toBe(0o600)
  })

  test('is not made where the environment gives the keys', () => {
    makeKeyFile({ dataFolder: folder, ownKeys: true })
    expect(readdirSync(folder)).toEqual([])
  })
})
