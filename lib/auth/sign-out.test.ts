import { beforeEach, expect, it, vi } from 'vitest'
import { DatabaseBusy } from '../outage'
import type { Server } from '../server'
import { onEveryDatabase } from '../testing/databases'
import { makePerson, openSession } from '../testing/people'
import { testServer } from '../testing/server'
import { sealSessionId, sessionSecret } from './session-cookie'
import { endVisit } from './sign-out'

const request = vi.hoisted(() => ({ headers: new Headers(), cookies: new Map<string, unknown>(), server: null as unknown }))
vi.mock('next/headers', () => ({ headers: () => Promise.resolve(request.headers), cookies: () => Promise.resolve(request.cookies) }))
vi.mock('../server', async (original) => ({ ...(await original<object>()), getServer: () => request.server }))

const cookie = 'keyrail.session'

beforeEach(() => {
  request.cookies.clear()
  request.headers = new Headers({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' })
})

async function comeWith(server: Server) {
  request.server = server
  await makePerson(server)
  const sessionId = await openSession(server)
  request.cookies.set(cookie, { value: await sealSessionId(sessionId, sessionSecret(server.keys), 60) })
  return sessionId
}

onEveryDatabase('signing out', (open) => {
  it('ends the session and empties the cookie', async () => {
    const server = await testServer(await open())
    const sessionId = await comeWith(server)
    expect(await endVisit()).toBe('everywhere')
    expect(request.cookies.get(cookie)).toBe('')
    expect(await server.accounts.readSession(sessionId)).toBeNull()
  })

  it('empties the cookie when the session cannot be ended, and says so', async () => {
    const server = await testServer(await open())
    await comeWith(server)
    const accounts = { ...server.accounts, signOut: () => Promise.reject(new DatabaseBusy('busy')) }
    request.server = { ...server, accounts }
    expect(await endVisit()).toBe('here')
    expect(request.cookies.get(cookie)).toBe('')
  })

  it('another site signs nobody out', async () => {
    const server = await testServer(await open())
    const sessionId = await comeWith(server)
    request.headers = new Headers({ origin: 'https://evil.example' })
    expect(await endVisit()).toBe('nowhere')
    expect(await server.accounts.readSession(sessionId)).not.toBeNull()
  })
})
