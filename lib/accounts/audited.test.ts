import { expect, it } from 'vitest'
import type { SessionId } from '../ids'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { withOperations } from '../testing/databases/operations'
import { accountOf, from, makePerson, openSession, operator, password } from '../testing/fixtures/people'
import { type TestServer, testServer } from '../testing/fixtures/server'

/** What the installation's chain tells, and that it holds. */
async function told(server: TestServer) {
  expect((await server.audit.installation.check()).firstBroken).toBeNull()
  const rows = await server.db.read.installationAuditEntry.findMany({ orderBy: { seq: 'asc' } })
  return rows.map(({ action, actorKind, actorName, subject }) => [action, actorKind, actorName, subject])
}

const everything = async (db: TestDb) => JSON.stringify(await db.read.installationAuditEntry.findMany())

onEveryDatabase('what people do with their account is audited', (open) => {
  it('being made, signing in, confirming who they are and signing out', async () => {
    const db = await open()
    const server = await testServer(db)
    const userId = await makePerson(server)
    const first = await accountOf(server, await openSession(server))
    const confirmed = await server.accounts.confirmPassword(first, password)
    const sessionId = confirmed.ok ? confirmed.value.sessionId : ('' as SessionId)
    await server.accounts.signOut(await accountOf(server, sessionId))
    await server.accounts.signOut({ ...first, sessionId })
    expect(await told(server)).toEqual([
      ['user.created', 'operator', 'tests', 'Ana Martins'],
      ['user.signed_in', 'account', 'Ana Martins', 'Ana Martins'],
      ['user.identity_confirmed', 'account', 'Ana Martins', 'Ana Martins'],
      ['user.signed_out', 'account', 'Ana Martins', 'Ana Martins'],
    ])
    const [, signedIn] = await db.read.installationAuditEntry.findMany({ orderBy: { seq: 'asc' } })
    expect(signedIn).toMatchObject({ actorId: userId, ip: from().ip, userAgent: 'Firefox' })
  })

  it('the session that somebody else left open in the same browser', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    await makePerson(server, 'rui@example.com', 'Rui Costa')
    const before = await openSession(server)
    const proven = await server.accounts.signIn('rui@example.com', password, from())
    await server.accounts.exchangeTicket(proven.ok ? proven.value.ticket : '', from(), before)
    expect((await told(server)).slice(-2)).toEqual([
      ['user.session_ended', 'account', 'Rui Costa', 'Ana Martins'],
      ['user.signed_in', 'account', 'Rui Costa', 'Rui Costa'],
    ])
  })

  it('a lock of a person, once for each; one of an address that nobody has is counted in one row, which is cleaned', async () => {
    const db = await open()
    const server = await testServer(db)
    const userId = await makePerson(server)
    for (const email of ['ana@example.com', 'nobody@example.com']) {
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
    expect(await told(server)).toHaveLength(3)
    expect(await db.read.throttle.findUnique({ where: { key: 'locks of nobody' } })).toMatchObject({ failures: 2 })
    server.machine.advance('P3D')
    await server.jobs.runAll()
    expect(await db.read.throttle.count()).toBe(0)
  })

  it('a lock takes as many statements where nobody has the address', async () => {
    const { db, operations } = withOperations(await open())
    const server = await testServer(db)
    await makePerson(server)
    const taken: number[] = []
    for (const [index, email] of ['ana@example.com', 'nobody@example.com'].entries()) {
      const before = operations.length
      for (let tries = 0; tries < 5; tries += 1) await server.accounts.signIn(email, 'not the password', from(index))
      taken.push(operations.length - before)
    }
    expect(taken).toEqual([23, 23])
  })

  it('signing in takes the chain last: nothing but the chain is read or written from there to the commit', async () => {
    const { db, operations } = withOperations(await open())
    const server = await testServer(db)
    await makePerson(server)
    const before = await openSession(server)
    const proven = await server.accounts.signIn('ana@example.com', password, { ...from(9), userAgent: 'Another' })
    operations.length = 0
    await server.accounts.exchangeTicket(proven.ok ? proven.value.ticket : '', { ...from(9), userAgent: 'Another' }, before)
    const first = operations.findIndex((operation) => operation.startsWith('installationAudit'))
    expect(operations.slice(first).filter((operation) => !operation.startsWith('installationAudit'))).toEqual([])
    expect(operations.length - first).toBe(6)
  })

  it('a right fifth try locks nobody and is no lock in the log', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    for (let tries = 0; tries < 4; tries += 1) await server.accounts.signIn('ana@example.com', 'not the password', from())
    expect((await server.accounts.signIn('ana@example.com', password, from())).ok).toBe(true)
    expect(await told(server)).toHaveLength(1)
  })

  it('names no password, no email address, no ticket and no session', async () => {
    const db = await open()
    const server = await testServer(db)
    await makePerson(server)
    const sessionId = await openSession(server)
    for (let tries = 0; tries < 5; tries += 1) await server.accounts.signIn('ana@example.com', 'not the password', from())
    expect(await everything(db)).toContain('user.locked')
    for (const secret of [password, 'not the password', '@example.com', sessionId]) expect(await everything(db)).not.toContain(secret)
  })

  it('what cannot be told is not done', async () => {
    const db = await open()
    const server = await testServer(db)
    await makePerson(server)
    const proven = await server.accounts.signIn('ana@example.com', password, from())
    await db.write((tx) => tx.installationAuditHead.updateMany({ data: { seq: 0 } }))
    await expect(server.accounts.exchangeTicket(proven.ok ? proven.value.ticket : '', from())).rejects.toThrow()
    const rui = { name: 'Rui Costa', email: 'rui@example.com', password }
    await expect(server.accounts.createUser(operator, rui)).rejects.toThrow()
    expect([await db.read.session.count(), await db.read.user.count()]).toEqual([0, 1])
  })
})
