import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { accountOf, makePerson, openSession } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

onEveryDatabase('sessions', (open) => {
  it('a new session is re-authenticated for ten minutes', async () => {
    const server = await testServer(await open())
    const userId = await makePerson(server)
    const sessionId = await openSession(server)
    const until = new Date('2026-11-20T12:10:00Z')
    expect(await server.accounts.readSession(sessionId)).toMatchObject({
      userId,
      name: 'Ana Martins',
      reauthUntil: until,
      timeZone: 'Europe/Lisbon',
    })
    server.machine.set('2026-11-20T12:09:59Z')
    expect(await server.accounts.readSession(sessionId)).toMatchObject({ reauthUntil: until })
    server.machine.set('2026-11-20T12:10:00Z')
    expect(await server.accounts.readSession(sessionId)).toMatchObject({ reauthUntil: null })
  })

  it('each sign-in starts a separate session', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    expect(await openSession(server)).not.toBe(await openSession(server))
  })

  it('a session expires after seven idle days, counted from its last use', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    const sessionId = await openSession(server)
    server.machine.advance('P6D')
    expect(await server.accounts.readSession(sessionId)).not.toBeNull()
    server.machine.advance('P6DT23H59M59S')
    expect(await server.accounts.readSession(sessionId)).not.toBeNull()
    server.machine.advance('P7D')
    expect(await server.accounts.readSession(sessionId)).toBeNull()
  })

  it('a session expires after thirty days, even in use', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    const sessionId = await openSession(server)
    for (let day = 0; day < 29; day += 1) {
      server.machine.advance('P1D')
      expect(await server.accounts.readSession(sessionId)).not.toBeNull()
    }
    server.machine.advance('P1D')
    expect(await server.accounts.readSession(sessionId)).toBeNull()
  })

  it('session lifetimes come from the environment', async () => {
    const server = await testServer(await open(), { KEYRAIL_SESSION_IDLE: 'PT10M', KEYRAIL_SESSION_MAX: 'PT15M' })
    await makePerson(server)
    const [idle, busy] = [await openSession(server), await openSession(server)]
    server.machine.advance('PT9M')
    expect(await server.accounts.readSession(busy)).not.toBeNull()
    server.machine.advance('PT2M')
    expect(await server.accounts.readSession(idle)).toBeNull()
    server.machine.advance('PT4M')
    expect(await server.accounts.readSession(busy)).toBeNull()
  })

  it('a session ends immediately on sign-out or deactivation, and sign-out keeps other sessions', async () => {
    const db = await open()
    const server = await testServer(db)
    const id = await makePerson(server)
    const [first, second] = [await openSession(server), await openSession(server)]
    await server.accounts.signOut(await accountOf(server, first))
    expect(await server.accounts.readSession(first)).toBeNull()
    expect(await server.accounts.readSession(second)).not.toBeNull()
    await db.write((tx) => tx.user.update({ where: { id }, data: { deactivatedAt: new Date('2026-11-20T12:00:00Z') } }))
    expect(await server.accounts.readSession(second)).toBeNull()
  })

  it('the last use is written at most once a minute', async () => {
    const db = await open()
    const server = await testServer(db)
    await makePerson(server)
    const id = await openSession(server)
    const lastSeen = async () => (await db.read.session.findUniqueOrThrow({ where: { id } })).lastSeenAt.toISOString()
    server.machine.advance(60_000)
    await server.accounts.readSession(id)
    expect(await lastSeen()).toBe('2026-11-20T12:00:00.000Z')
    server.machine.advance(1)
    await server.accounts.readSession(id)
    expect(await lastSeen()).toBe('2026-11-20T12:01:00.001Z')
  })

  it('an unknown id is rejected', async () => {
    const server = await testServer(await open())
    expect(await server.accounts.readSession('')).toBeNull()
    expect(await server.accounts.readSession('0123456789ABCDEFGHIJKL')).toBeNull()
  })
})
