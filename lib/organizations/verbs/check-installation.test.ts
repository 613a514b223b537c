import { expect, it } from 'vitest'
import { heartbeat } from '../../jobs/heartbeat'
import { takeLease } from '../../jobs/store'
import { onEveryDatabase } from '../../testing/databases/databases'
import { startMailServer } from '../../testing/fixtures/mail-server'
import { type TestServer, testServer } from '../../testing/fixtures/server'

const checksOf = async ({ organizations }: TestServer) =>
  Object.fromEntries((await organizations.checkInstallation()).map(({ name, state }) => [name, state]))
const rowOf = async ({ organizations }: TestServer, wanted: string) =>
  (await organizations.checkInstallation()).find(({ name }) => name === wanted)

onEveryDatabase('the checks of the first run', (open) => {
  it('verify what has to work, and say what works without', async () => {
    const server = await testServer(await open())
    expect(await checksOf(server)).toEqual({
      'Database reachable': 'verified',
      'Migrations applied': 'verified',
      'Encryption key set': 'verified',
      'Public address': 'verified',
      'Scheduler running': 'attention',
      'Mail delivery': 'unset',
    })
  })

  it('point out a public address without https, which blocks nothing', async () => {
    const server = await testServer(await open(), { KEYRAIL_ORIGIN: 'http://keys.example.com' })
    expect(await rowOf(server, 'Public address')).toMatchObject({ state: 'attention', blocking: false })
  })

  it('verify the scheduler while its lease holds, and doubt it two minutes after its last run', async () => {
    const server = await testServer(await open())
    const scheduler = () => rowOf(server, 'Scheduler running')
    const now = await server.clock.now()
    await takeLease(server.db, { name: heartbeat.name, holder: 'one', now, until: new Date(now.getTime() + heartbeat.leaseMs) })
    expect(await scheduler()).toMatchObject({ state: 'verified', detail: 'Jobs last ran 0 seconds ago.' })
    server.machine.advance('PT1M59S')
    expect(await scheduler()).toMatchObject({ state: 'verified', detail: 'Jobs last ran 119 seconds ago.' })
    server.machine.advance('PT1S')
    expect(await scheduler()).toMatchObject({ state: 'attention', blocking: false })
  })

  it('verify a mail server that answers, and point out one that does not', async () => {
    const trap = await startMailServer()
    const server = await testServer(await open(), { SMTP_URL: trap.url })
    expect(await rowOf(server, 'Mail delivery')).toMatchObject({ state: 'verified', sendsTest: true })
    await trap.close()
    server.machine.advance('PT5S')
    expect(await rowOf(server, 'Mail delivery')).toMatchObject({ state: 'attention', blocking: false, sendsTest: true })
    expect(trap.mails).toEqual([])
  })

  it('ask a mail server once for all who look within five seconds', async () => {
    const trap = await startMailServer()
    const server = await testServer(await open(), { SMTP_URL: trap.url })
    const looks = await Promise.all(Array.from({ length: 20 }, () => rowOf(server, 'Mail delivery')))
    expect(new Set(looks.map((row) => row?.state))).toEqual(new Set(['verified']))
    expect(trap.knocks()).toBe(1)
    server.machine.advance('PT5S')
    await rowOf(server, 'Mail delivery')
    expect(trap.knocks()).toBe(2)
  })

  it('a database that does not answer blocks the first run and throws nothing', async () => {
    const db = await open()
    const server = await testServer({
      ...db,
      read: new Proxy(db.read, {
        get: () => {
          throw new Error('away')
        },
      }),
    })
    expect(await checksOf(server)).toMatchObject({ 'Database reachable': 'attention', 'Migrations applied': 'attention' })
    expect((await server.organizations.checkInstallation())[0]?.blocking).toBe(true)
  })
})
