import { expect, it } from 'vitest'
import type { SessionId } from '../ids'
import { onEveryDatabase } from '../testing/databases/databases'
import { accountOf, from, makePerson, openSession, password, ticketOf } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import { endSessions } from './sessions-store'

onEveryDatabase('ending sessions', (open) => {
  const begin = async () => {
    const db = await open()
    const server = await testServer(db)
    const userId = await makePerson(server)
    const confirm = async (sessionId: SessionId) => {
      const confirmed = await server.accounts.confirmPassword(await accountOf(server, sessionId), password)
      if (!confirmed.ok) throw new Error(confirmed.error.code)
      return confirmed.value.sessionId
    }
    const end = async (except: SessionId | null) => {
      const now = await server.clock.now()
      return db.write((tx) => endSessions(tx, { userId, except }, now))
    }
    const isOpen = async (sessionId: SessionId) => (await server.accounts.readSession(sessionId)) !== null
    return { db, server, userId, confirm, end, isOpen }
  }

  it('signing out also ends the sessions that a re-authentication replaced', async () => {
    const { server, confirm, isOpen } = await begin()
    const first = await openSession(server)
    const second = await confirm(first)
    const third = await confirm(second)
    expect(await isOpen(first)).toBe(true)
    await server.accounts.signOut(await accountOf(server, third))
    expect(await Promise.all([first, second, third].map(isOpen))).toEqual([false, false, false])
  })

  it('signing out in a tab that still has the replaced id also ends the session that replaced it', async () => {
    const { server, confirm, isOpen } = await begin()
    const first = await openSession(server)
    const actor = await accountOf(server, first)
    const third = await confirm(await confirm(first))
    const other = await openSession(server)
    await server.accounts.signOut(actor)
    expect(await Promise.all([first, third, other].map(isOpen))).toEqual([false, false, true])
  })

  it('the kept session stays, its predecessor does not, and neither is counted', async () => {
    const { server, confirm, end, isOpen } = await begin()
    await makePerson(server, 'rui@example.com', 'Rui Costa')
    const rui = await openSession(server, 'rui@example.com')
    const [first, other] = [await openSession(server), await openSession(server)]
    const here = await confirm(first)
    expect(await end(here)).toBe(1)
    expect(await Promise.all([here, first, other, rui].map(isOpen))).toEqual([true, false, false, true])
    expect(await end(null)).toBe(1)
    expect(await isOpen(here)).toBe(false)
  })

  it('a sign-in that was begun before fails', async () => {
    const { server, end } = await begin()
    const signedIn = await server.accounts.signIn('ana@example.com', password, from())
    await end(null)
    expect(await server.accounts.exchangeTicket(ticketOf(signedIn), from())).toBeNull()
  })

  it('no session survives that a re-authentication or a sign-in opens meanwhile', async () => {
    const { db, server, userId, end } = await begin()
    const sessions = [await openSession(server), await openSession(server), await openSession(server)]
    const signedIn = await server.accounts.signIn('ana@example.com', password, from())
    const exchange = () => server.accounts.exchangeTicket(ticketOf(signedIn), from())
    const actors = await Promise.all(sessions.map((id) => accountOf(server, id)))
    await Promise.all([...actors.map((actor) => server.accounts.confirmPassword(actor, password)), exchange(), end(null)])
    expect(await db.read.session.count({ where: { userId, endedAt: null } })).toBe(0)
  })
})
