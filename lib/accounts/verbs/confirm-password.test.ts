import { expect, it } from 'vitest'
import type { AccountActor } from '../../actor'
import type { SessionId, UserId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { from, makePerson, openSession, password } from '../../testing/fixtures/people'
import { testServer } from '../../testing/fixtures/server'

const actor = (userId: UserId, sessionId: SessionId): AccountActor => ({
  kind: 'account',
  userId,
  name: 'Ana Martins',
  sessionId,
  reauthUntil: null,
  origin: from(),
})

onEveryDatabase('re-authentication', (open) => {
  it('lasts ten minutes under a new session id and keeps the expiration of the session', async () => {
    const db = await open()
    const server = await testServer(db)
    const userId = await makePerson(server)
    const before = await openSession(server)
    server.machine.advance('P1D')
    const confirmed = await server.accounts.confirmPassword(actor(userId, before), password)
    if (!confirmed.ok) throw new Error(confirmed.error.code)
    const { sessionId, reauthUntil } = confirmed.value
    expect(sessionId).not.toBe(before)
    expect(reauthUntil.toISOString()).toBe('2026-11-21T12:10:00.000Z')
    expect(await server.accounts.readSession(sessionId)).toMatchObject({ userId, reauthUntil })
    const { endsAt } = await db.read.session.findUniqueOrThrow({ where: { id: sessionId } })
    expect(endsAt.toISOString()).toBe('2026-12-20T12:00:00.000Z')
  })

  it('does not re-authenticate the old session id, which expires after ten seconds', async () => {
    const server = await testServer(await open())
    const userId = await makePerson(server)
    const before = await openSession(server)
    await server.accounts.confirmPassword(actor(userId, before), password)
    expect(await server.accounts.readSession(before)).toMatchObject({ reauthUntil: null })
    server.machine.advance(10_000)
    expect(await server.accounts.readSession(before)).toBeNull()
  })

  it('applies to one session only', async () => {
    const server = await testServer(await open())
    const userId = await makePerson(server)
    const [here, elsewhere] = [await openSession(server), await openSession(server)]
    server.machine.advance('PT11M')
    await server.accounts.confirmPassword(actor(userId, here), password)
    expect(await server.accounts.readSession(elsewhere)).toMatchObject({ reauthUntil: null })
  })

  it('is rejected for a session of another user, an ended one and a replaced one', async () => {
    const server = await testServer(await open())
    const ana = await makePerson(server)
    const rui = await makePerson(server, 'rui@example.com', 'Rui Costa')
    const [first, second] = [await openSession(server), await openSession(server)]
    expect(await server.accounts.confirmPassword(actor(rui, first), password)).toMatchObject({ error: { code: 'missing_credentials' } })
    await server.accounts.signOut(actor(ana, second))
    expect(await server.accounts.confirmPassword(actor(ana, second), password)).toMatchObject({ error: { code: 'missing_credentials' } })
    const both = await Promise.all([1, 2].map(() => server.accounts.confirmPassword(actor(ana, first), password)))
    expect(both.filter((outcome) => outcome.ok)).toHaveLength(1)
  })

  it('is rejected with a wrong password and throttled like a sign-in', async () => {
    const server = await testServer(await open())
    const userId = await makePerson(server)
    const sessionId = await openSession(server)
    const wrong = () => server.accounts.confirmPassword(actor(userId, sessionId), 'not the password')
    expect(await wrong()).toEqual({ ok: false, error: { code: 'invalid_input', detail: 'Incorrect password.' } })
    for (let tries = 0; tries < 4; tries += 1) await wrong()
    expect(await wrong()).toMatchObject({ error: { code: 'rate_limited', retryAfter: 15 } })
    expect(await server.accounts.readSession(sessionId)).not.toBeNull()
  })
})
