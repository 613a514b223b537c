import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { Client } from 'pg'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { readEnv } from '../env'
import { createDatabase } from '../testing/databases/postgres-databases'
import { databaseState, migrateTo } from './database'

const messageOf = (url: string, work: (env: ReturnType<typeof readEnv>) => Promise<unknown> = databaseState) =>
  work(readEnv({ DATABASE_URL: url })).then(
    () => 'no failure',
    (error: Error) => error.message,
  )

describe('a server that cannot be used over TLS is reported in one sentence that says what to set', () => {
  let server: Server | undefined
  afterEach(() => server?.close())

  /** Answers the request for TLS with `respond`. */
  async function listen(respond: (socket: Socket) => void): Promise<number> {
    server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => respond(socket))
    })
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
    return (server.address() as AddressInfo).port
  }

  test('without TLS', async () => {
    const port = await listen((socket) => socket.end('N'))
    expect(await messageOf(`postgres://app@127.0.0.1:${port}/keyrail?sslmode=require`)).toBe(
      `The database keyrail on 127.0.0.1:${port} can't be used: it does not offer TLS: remove sslmode from DATABASE_URL, or turn TLS on in the server.`,
    )
  })

  test('with a self-signed certificate', async () => {
    const read = (name: string) => readFileSync(new URL(`../testing/fixtures/tls/${name}.pem`, import.meta.url))
    const port = await listen((socket) => {
      socket.write('S')
      new TLSSocket(socket, { isServer: true, key: read('key'), cert: read('certificate') }).on('error', () => undefined)
    })
    expect(await messageOf(`postgres://app@127.0.0.1:${port}/keyrail?sslmode=require`)).toMatch(
      /can't be used: its certificate is self-signed: add sslrootcert=.+, or sslmode=no-verify/,
    )
  })
})

test('a Postgres role that may not create tables is reported with the missing GRANT, before anything is created', async () => {
  const url = new URL(await createDatabase(inject('postgresTemplate')))
  const admin = new Client({ connectionString: url.href })
  await admin.connect()
  await admin.query(`CREATE ROLE "guest-1" LOGIN PASSWORD 'guest'`)
  Object.assign(url, { username: 'guest-1', password: 'guest' })
  for (const work of [databaseState, migrateTo]) {
    expect(await messageOf(url.href, work)).toMatch(/run: GRANT CREATE, USAGE ON SCHEMA public TO "guest-1";$/)
  }
  await admin.query('GRANT CREATE ON SCHEMA public TO "guest-1"')
  expect(await messageOf(url.href)).toBe('no failure')
  url.password = 'wrong'
  expect(await messageOf(url.href)).toMatch(/the user or password is wrong\.$/)
  await admin.query('DROP OWNED BY "guest-1"; DROP ROLE "guest-1"')
  await admin.end()
})
