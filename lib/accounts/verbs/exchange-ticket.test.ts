import { expect, it } from 'vitest'
import type { SessionId } from '../../ids'
import { onEveryDatabase } from '../../testing/databases/databases'
import { from, makePerson, password, ticketOf } from '../../testing/fixtures/people'
import { type TestServer, testServer } from '../../testing/fixtures/server'

const newTicket = async ({ accounts }: TestServer): Promise<string> => ticketOf(await accounts.signIn('ana@example.com', password, from()))

onEveryDatabase('tickets', (open) => {
  it('of twenty concurrent exchanges of one ticket, exactly one starts a session', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    const ticket = await newTicket(server)
    const sessions = await Promise.all(Array.from({ length: 20 }, () => server.accounts.exchangeTicket(ticket, from())))
    expect(sessions.filter((session) => session !== null)).toHaveLength(1)
  })

  it('an exchange ends the previous session of the same browser and no other', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    const start = async (earlier: SessionId | null) => {
      const session = await server.accounts.exchangeTicket(await newTicket(server), from(), earlier)
      return session?.sessionId ?? null
    }
    const [elsewhere, before] = [await start(null), await start(null)]
    const after = await start(before)
    expect(await server.accounts.readSession(before ?? '')).toBeNull()
    for (const kept of [elsewhere, after]) expect(await server.accounts.readSession(kept ?? '')).not.toBeNull()
    expect(await server.accounts.exchangeTicket('no ticket', from(), after)).toBeNull()
    expect(await server.accounts.readSession(after ?? '')).not.toBeNull()
  })

  it('a ticket expires after 60 seconds', async () => {
    const server = await testServer(await open())
    await makePerson(server)
    const [early, late] = [await newTicket(server), await newTicket(server)]
    server.machine.advance(59_999)
    expect(await server.accounts.exchangeTicket(early, from())).not.toBeNull()
    server.machine.advance(1)
    expect(await server.accounts.exchangeTicket(late, from())).toBeNull()
  })

  it('the database holds no ticket, and a malformed ticket is rejected', async () => {
    const db = await open()
    const server = await testServer(db)
    await makePerson(server)
    const ticket = await newTicket(server)
    expect(JSON.stringify(await db.read.signInTicket.findMany())).not.toContain(ticket)
    for (const other of ['', 'undefined', ticket.slice(1), `${ticket}a`, ticket.replace(/.$/, '_')]) {
      expect(await server.accounts.exchangeTicket(other, from())).toBeNull()
    }
  })

  it('a user deactivated between password check and exchange gets no session', async () => {
    const db = await open()
    const server = await testServer(db)
    const id = await makePerson(server)
    const ticket = await newTicket(server)
    await db.write((tx) => tx.user.update({ where: { id }, data: { deactivatedAt: new Date('2026-11-20T12:00:00Z') } }))
    expect(await server.accounts.exchangeTicket(ticket, from())).toBeNull()
  })
})
