import { expect, it } from 'vitest'
import { originOf } from '../../http/origin'
import { heartbeat } from '../../jobs/heartbeat'
import { takeLease } from '../../jobs/store'
import { onEveryDatabase } from '../../testing/databases/databases'
import { startMailServer } from '../../testing/fixtures/mail-server'
import { type TestServer, testServer } from '../../testing/fixtures/server'

const checksOf = async ({ organizations }: TestServer) =>
  Object.fromEntries((await organizations.checkInstallation()).map(({ name, state }) => [name, state]))
const checkOf = async ({ organizations }: TestServer, wanted: string) =>
  (await organizations.checkInstallation()).find(({ name }) => name === wanted)

onEveryDatabase('the installation check', (open) => {
  it('verifies the requirements and reports what is not configured', async () => {
    const server = await testServer(await open(), { KEYRAIL_DATA: 'lib' })
    expect(await checksOf(server)).toEqual({
      'Database reachable': 'verified',
      'Migrations applied': 'verified',
      'Encryption key set': 'verified',
      'Disk space': 'verified',
      'Public address': 'verified',
      'Scheduler running': 'attention',
      'Mail delivery': 'unset',
    })
  })

  it('warns about a public address without HTTPS, without blocking setup', async () => {
    const server = await testServer(await open(), { KEYRAIL_ORIGIN: 'http://keys.example.com' })
    expect(await checkOf(server, 'Public address')).toMatchObject({ state: 'attention', blocking: false })
  })

  it('warns about a proxy that is not named', async () => {
    const server = await testServer(await open(), { KEYRAIL_ORIGIN: 'https://keys.example.com' })
    expect(await checkOf(server, 'Reverse proxy')).toMatchObject({ state: 'attention', blocking: false })
    const local = await testServer(await open())
    originOf(local, new Headers({ 'X-Forwarded-For': '203.0.113.7, 127.0.0.1' }))
    expect(await checkOf(local, 'Reverse proxy')).toMatchObject({ state: 'attention' })
    expect(local.lines).toMatchObject([{ level: 'warn', message: expect.stringContaining('KEYRAIL_TRUSTED_PROXIES') }])
    const named = await testServer(await open(), { KEYRAIL_ORIGIN: 'https://keys.example.com', KEYRAIL_TRUSTED_PROXIES: '10.0.0.0/8' })
    expect(await checkOf(named, 'Reverse proxy')).toMatchObject({ state: 'verified', detail: expect.stringContaining('10.0.0.0/8') })
  })

  it('verifies the scheduler until two minutes after its last run', async () => {
    const server = await testServer(await open())
    const scheduler = () => checkOf(server, 'Scheduler running')
    const now = await server.clock.now()
    await takeLease(server.db, { name: heartbeat.name, holder: 'one', now, until: new Date(now.getTime() + heartbeat.leaseMs) })
    expect(await scheduler()).toMatchObject({ state: 'verified', detail: 'Jobs last ran 0 seconds ago.' })
    server.machine.advance('PT1M59S')
    expect(await scheduler()).toMatchObject({ state: 'verified', detail: 'Jobs last ran 119 seconds ago.' })
    server.machine.advance('PT1S')
    expect(await scheduler()).toMatchObject({ state: 'attention', blocking: false })
  })

  it('verifies a reachable mail server and warns about an unreachable one', async () => {
    const mailServer = await startMailServer()
    const server = await testServer(await open(), { SMTP_URL: mailServer.url })
    expect(await checkOf(server, 'Mail delivery')).toMatchObject({ state: 'verified', sendsTest: true })
    await mailServer.close()
    server.machine.advance('PT5S')
    expect(await checkOf(server, 'Mail delivery')).toMatchObject({ state: 'attention', blocking: false, sendsTest: true })
    expect(mailServer.emails).toEqual([])
  })

  it('connects to the mail server at most once in five seconds', async () => {
    const mailServer = await startMailServer()
    const server = await testServer(await open(), { SMTP_URL: mailServer.url })
    const checks = await Promise.all(Array.from({ length: 20 }, () => checkOf(server, 'Mail delivery')))
    expect(new Set(checks.map((row) => row?.state))).toEqual(new Set(['verified']))
    expect(mailServer.connections()).toBe(1)
    server.machine.advance('PT5S')
    await checkOf(server, 'Mail delivery')
    expect(mailServer.connections()).toBe(2)
  })

  it('blocks setup without throwing when the database is unreachable', async () => {
    const db = await open()
    const server = await testServer({
      ...db,
      read: new Proxy(db.read, {
        get: () => {
          throw new Error('unreachable')
        },
      }),
    })
    expect(await checksOf(server)).toMatchObject({ 'Database reachable': 'attention', 'Migrations applied': 'attention' })
    expect((await server.organizations.checkInstallation())[0]?.blocking).toBe(true)
  })
})
