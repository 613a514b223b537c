import { beforeEach, expect, it } from 'vitest'
import { DatabaseBusy } from '../errors'
import type { Server } from '../server'
import { onEveryDatabase } from '../testing/databases/databases'
import { beginRequest, request, serve } from '../testing/fixtures/next-headers'
import { makePerson, openSession } from '../testing/fixtures/people'
import { testServer } from '../testing/fixtures/server'
import { sealSessionId, sessionSecret } from './session-cookie'
import { endSession } from './sign-out'

const cookie = 'keyrail-3000.session'

beforeEach(() => beginRequest({ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }))

async function openBrowser(server: Server) {
  serve(server)
  await makePerson(server)
  const sessionId = await openSession(server)
  request.cookies.set(cookie, { value: await sealSessionId(sessionId, sessionSecret(server.keys), 60) })
  return sessionId
}

onEveryDatabase('signing out', (open) => {
  it('ends the session and clears the cookie', async () => {
    const server = await testServer(await open())
    const sessionId = await openBrowser(server)
    expect(await endSession()).toBe('everywhere')
    expect(request.cookies.get(cookie)).toBe('')
    expect(await server.accounts.readSession(sessionId)).toBeNull()
  })

  it('clears the cookie and reports it if the session cannot be ended', async () => {
    const server = await testServer(await open())
    await openBrowser(server)
    const accounts = { ...server.accounts, signOut: () => Promise.reject(new DatabaseBusy('busy')) }
    serve({ ...server, accounts })
    expect(await endSession()).toBe('here')
    expect(request.cookies.get(cookie)).toBe('')
  })

  it('is rejected from another site', async () => {
    const server = await testServer(await open())
    const sessionId = await openBrowser(server)
    request.headers = new Headers({ origin: 'https://evil.example' })
    expect(await endSession()).toBe('nowhere')
    expect(await server.accounts.readSession(sessionId)).not.toBeNull()
  })
})
