import { expect, it } from 'vitest'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { accountOf, openSession, operator } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import { openTeam } from '../testing/fixtures/team'

onEveryDatabase('the status', (open) => {
  it('tells everyone whether verification and the database work, and nothing else', async () => {
    const db = await open()
    const server = await testServer(db)
    const at = (await server.clock.now()).toISOString()
    expect(await server.status.health()).toEqual({ verification: true, database: true, at })
    const reject = () => Promise.reject(new Error('The database is away.'))
    const away = new Proxy({}, { get: () => reject }) as TestDb['read']
    const cutOff = await testServer({ ...db, read: away, rows: { ...db.rows, prepare: () => reject } })
    expect(await cutOff.status.health()).toEqual({ verification: false, database: false, at })
  })

  it('shows the installation to owners and admins of an organization that they may enter', async () => {
    const { server, person } = await openTeam(await testServer(await open()))
    const [, rui] = [await person('Ana', 'owner'), await person('Rui', 'admin'), await person('Eva', 'manager')]
    const read = async (name: string) =>
      server.status.installation(await accountOf(server, await openSession(server, `${name}@example.com`)))
    await server.auditLog.verify()
    const shown = await read('rui')
    expect(shown).toMatchObject({
      ok: true,
      value: {
        versions: { keyrail: expect.stringMatching(/^\d/), database: expect.stringMatching(/^(SQLite|Postgres) \d/) },
        audit: [{ organization: 'Northwind Realty', firstBroken: null, verifiedAt: (await server.clock.now()).toISOString() }],
        failedJobs: [],
        emails: null,
      },
    })
    expect(shown.ok && shown.value.checks.map(({ name }) => name)).toContain('Migrations applied')
    expect(await read('eva')).toMatchObject({ error: { code: 'forbidden' } })
    await server.db.write((tx) => tx.organization.updateMany({ data: { secondFactor: 'admins' } }))
    expect(await read('rui')).toMatchObject({ error: { code: 'forbidden' } })
    expect(rui.role).toBe('admin')
  })

  it('shows when the last backup was recorded', async () => {
    const { server, person } = await openTeam(await testServer(await open()))
    await person('Ana', 'owner')
    const lastBackup = async () => {
      const shown = await server.status.installation(await accountOf(server, await openSession(server, 'ana@example.com')))
      return shown.ok && shown.value.lastBackup
    }
    expect(await lastBackup()).toBeNull()
    await server.status.recordBackup(operator)
    server.machine.advance('PT1H')
    await server.status.recordBackup(operator)
    expect(await lastBackup()).toBe((await server.clock.now()).toISOString())
  })

  it('sends administrators a test email to their own address, five times an hour', async () => {
    const { server, person } = await openTeam(await testServer(await open(), { KEYRAIL_QA: '1' }))
    await person('Ana', 'owner')
    await person('Eva', 'manager')
    const send = async (name: string) =>
      server.status.sendTestEmail(await accountOf(server, await openSession(server, `${name}@example.com`)))
    expect(await send('eva')).toMatchObject({ error: { code: 'forbidden' } })
    for (let sent = 0; sent < 5; sent += 1) expect(await send('ana')).toEqual({ ok: true, value: { to: 'ana@example.com' } })
    expect(await send('ana')).toMatchObject({ error: { code: 'rate_limited' } })
    const sent = (await server.mail.outbox()).filter(({ subject }) => subject === 'Test email from Keyrail')
    expect(sent.map(({ to }) => to)).toEqual(Array.from({ length: 5 }, () => 'ana@example.com'))
  })
})
