import { expect, it } from 'vitest'
import type { SessionId } from '../ids'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { withOperations } from '../testing/databases/operations'
import { accountOf, from, makePerson, openSession, operator, password, ticketOf } from '../testing/fixtures/people'
import { type TestServer, testServer } from '../testing/fixtures/server'

/** Rows of the installation's audit log, after checking the hash chain. */
async function auditRows(server: TestServer) {
  expect((await server.audit.installation.check()).firstBroken).toBeNull()
  const rows = await server.db.read.installationAuditEntry.findMany({ orderBy: { seq: 'asc' } })
  return rows.map(({ action, actorKind, actorName, subject }) => [action, actorKind, actorName, subject])
}

const allRowsAsText = async (db: TestDb) => JSON.stringify(await db.read.installationAuditEntry.findMany())

onEveryDatabase('the audit log of accounts', (open) => {
  it('records user creation, sign-in, re-authentication and sign-out', async () => {
    const db = await open()
    const server = await testServer(db)
    const userId = await makePerson(server)
    const first = await accountOf(server, await openSession(server))
    const confirmed = await server.accounts.confirmPassword(first, password)
    const sessionId = confirmed.ok ? confirmed.value.sessionId : ('' as SessionId)
    await server.accounts.signOut(await accountOf(server, sessionId))
    await server.accounts.signOut({ ...first, sessionId })
    expect(await auditRows(server)).toEqual([
      ['user.created', 'operator', 'tests', 'Ana Martins'],
      ['user.signed_in', 'account', 'Ana Martins', 'Ana Martins'],
      ['user.identity_confirmed', 'account', 'Ana Martins', 'Ana Martins'],
      ['user.signed_out', 'account', 'Ana Martins', 'Ana Martins'],
    ])
    const [, signedIn] = await db.read.installationAuditEntry.findMany({ orderBy: { seq: 'asc' } })
    expect(signedIn).toMatchObject({ actorId: userId, ip: from().ip, userAgent: 'Firefox' })
  })

  it('records the end of a session that another user left open in the same browser', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    await makePerson(server, 'rui@example.com', 'Rui Costa')
    const before = await openSession(server)
    const checked = await server.accounts.signIn('rui@example.com', password, from())
    await server.accounts.exchangeTicket(ticketOf(checked), from(), before)
    expect((await auditRows(server)).slice(-2)).toEqual([
      ['user.session_ended', 'account', 'Rui Costa', 'Ana Martins'],
      ['user.signed_in', 'account', 'Rui Costa', 'Rui Costa'],
    ])
  })

  it('records each lock of a user once; locks of unknown email addresses are counted in one row, which expires', async () => {
    const db = await open()
    const server = await testServer(db)
    const userId = await makePerson(server)
    for (const email of ['ana@example.com', 'unknown@example.com']) {
      for (let tries = 0; tries < 9; tries += 1) await server.accounts.signIn(email, 'not the password', from(1))
      server.machine.advance('PT15S')
      await server.accounts.signIn(email, 'not the password', from(2))
    }
    const locks = await db.read.installationAuditEntry.findMany({ where: { action: 'user.locked' }, orderBy: { seq: 'asc' } })
    expect(locks.map(({ subject, after }) => [subject, JSON.parse(after ?? '')])).toEqual([
      ['Ana Martins', { userId, until: '2026-11-20T12:00:15.000Z' }],
      ['Ana Martins', { userId, until: '2026-11-20T12:00:45.000Z' }],
    ])
    expect(locks[0]).toMatchObject({ actorKind: 'stranger', ip: from(1).ip })
    expect(await auditRows(server)).toHaveLength(3)
    expect(await db.read.throttle.findUnique({ where: { key: 'locks of unknown accounts' } })).toMatchObject({ failures: 2 })
    server.machine.advance('P3D')
    await server.jobs.runAll()
    expect(await db.read.throttle.count()).toBe(0)
  })

  it('a lock takes the same number of statements for an unknown email address', async () => {
    const { db, operations } = withOperations(await open())
    const server = await testServer(db)
    await makePerson(server)
    const counts: number[] = []
    for (const [index, email] of ['ana@example.com', 'unknown@example.com'].entries()) {
      const before = operations.length
      for (let tries = 0; tries < 5; tries += 1) await server.accounts.signIn(email, 'not the password', from(index))
      counts.push(operations.length - before)
    }
    expect(counts).toEqual([23, 23])
  })

  it('sign-in locks the audit chain last: until the commit, nothing else is read or written', async () => {
    const { db, operations } = withOperations(await open())
    const server = await testServer(db)
    await makePerson(server)
    const before = await openSession(server)
    const checked = await server.accounts.signIn('ana@example.com', password, { ...from(9), userAgent: 'Another' })
    operations.length = 0
    await server.accounts.exchangeTicket(ticketOf(checked), { ...from(9), userAgent: 'Another' }, before)
    const first = operations.findIndex((operation) => operation.startsWith('installationAudit'))
    expect(operations.slice(first).filter((operation) => !operation.startsWith('installationAudit'))).toEqual([])
    expect(operations.length - first).toBe(6)
  })

  it('a correct fifth attempt locks no account and records no lock', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    for (let tries = 0; tries < 4; tries += 1) await server.accounts.signIn('ana@example.com', 'not the password', from())
    expect((await server.accounts.signIn('ana@example.com', password, from())).ok).toBe(true)
    expect(await auditRows(server)).toHaveLength(1)
  })

  it('contains no password, email address, ticket or session id', async () => {
    const db = await open()
    const server = await testServer(db)
    await makePerson(server)
    const sessionId = await openSession(server)
    for (let tries = 0; tries < 5; tries += 1) await server.accounts.signIn('ana@example.com', 'not the password', from())
    expect(await allRowsAsText(db)).toContain('user.locked')
    for (const secret of [password, 'not the password', '@example.com', sessionId]) expect(await allRowsAsText(db)).not.toContain(secret)
  })

  it('an action that cannot be recorded is not done', async () => {
    const db = await open()
    const server = await testServer(db)
    await makePerson(server)
    const checked = await server.accounts.signIn('ana@example.com', password, from())
    await db.write((tx) => tx.installationAuditHead.updateMany({ data: { seq: 0 } }))
    await expect(server.accounts.exchangeTicket(ticketOf(checked), from())).rejects.toThrow()
    const rui = { name: 'Rui Costa', email: 'rui@example.com', password }
    await expect(server.accounts.createUser(operator, rui)).rejects.toThrow()
    expect([await db.read.session.count(), await db.read.user.count()]).toEqual([0, 1])
  })
})
