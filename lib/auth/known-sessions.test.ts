import { beforeEach, expect, it, onTestFinished } from 'vitest'
import type { SessionId, UserId } from '../ids'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { beginRequest, request, serve } from '../testing/fixtures/next-headers'
import { accountOf, makePerson, openSession, password } from '../testing/fixtures/people'
import { seededRandom } from '../testing/fixtures/random'
import { testServer } from '../testing/fixtures/server'
import { createKnownSessions, shareKnownSessions } from './known-sessions'
import { rememberStarted } from './next-auth'
import { readViewer } from './session'
import { reissueCookie, sealSessionId, sessionSecret } from './session-cookie'

const cookieName = 'keyrail-3000.session'
const headerOf = (cookie: string) => `theme=dark; ${cookieName}=${cookie}`

beforeEach(() => beginRequest())

function setUp(mostPeople = 10) {
  const known = createKnownSessions({ random: seededRandom(), origin: 'http://localhost:3000', mostPeople })
  const read = (cookie: string, sessionId: string, userId: string) =>
    known.remember(cookie, { sessionId: sessionId as SessionId, userId: userId as UserId })
  return { known, read, callerOf: (cookie: string) => known.callerOf(headerOf(cookie)) }
}

it('a session that was read is its own caller, whatever else the browser sends', () => {
  const { known, read, callerOf } = setUp()
  expect(callerOf('a')).toBeNull()
  read('a', 'session-a', 'ana')
  read('b', 'session-b', 'rui')
  expect(callerOf('a')).not.toBeNull()
  expect(known.callerOf(`made=up; ${cookieName}=a;other=1`)).toBe(callerOf('a'))
  expect(callerOf('b')).not.toBe(callerOf('a'))
  expect([callerOf('c'), callerOf(''), known.callerOf('a'), known.callerOf('keyrail-3100.session=a')]).toEqual(Array(4).fill(null))
})

it('a request with two session cookies is not that of a known session', () => {
  const { known, read } = setUp()
  read('a', 'session-a', 'ana')
  expect(known.callerOf(`${cookieName}=planted; ${cookieName}=a`)).toBeNull()
})

it('one session is one caller, in however many spellings its cookie is presented', () => {
  const { read, callerOf } = setUp()
  read('a', 'session-a', 'ana')
  const caller = callerOf('a')
  read('a=', 'session-a', 'ana')
  expect([callerOf('a'), callerOf('a=')]).toEqual([null, caller])
})

it('a person has five known sessions, the latest', () => {
  const { read, callerOf } = setUp()
  const cookies = ['a', 'b', 'c', 'd', 'e', 'f']
  for (const cookie of cookies.slice(0, 5)) read(cookie, cookie, 'ana')
  read('a', 'a', 'ana')
  read('f', 'f', 'ana')
  expect(cookies.filter((cookie) => callerOf(cookie) !== null)).toEqual(['a', 'c', 'd', 'e', 'f'])
})

it('the people who were seen last are remembered, each with all sessions', () => {
  const { read, callerOf } = setUp(2)
  read('a', 'a', 'ana')
  read('b', 'b', 'rui')
  read('a2', 'a2', 'ana')
  read('c', 'c', 'eva')
  expect(['a', 'a2', 'b', 'c'].filter((cookie) => callerOf(cookie) !== null)).toEqual(['a', 'a2', 'c'])
})

it('neither the cookie nor the session id is in the name of the caller', () => {
  const { read, callerOf } = setUp()
  read('cookie-value', 'session-id', 'ana')
  expect(callerOf('cookie-value')).toMatch(/^[\w-]{43}$/)
})

onEveryDatabase('the session of a cookie', (open) => {
  async function signedIn(db: TestDb) {
    const server = await testServer(db)
    serve(server)
    const slot = Symbol.for('keyrail.session')
    shareKnownSessions(server.knownSessions)
    onTestFinished(() => void Reflect.deleteProperty(globalThis, slot))
    const callerOf = Reflect.get(globalThis, slot) as (header: string) => string | null
    await makePerson(server)
    const sessionId = await openSession(server)
    const cookie = await sealSessionId(sessionId, sessionSecret(server.keys), 60)
    const visit = (value: string) => {
      beginRequest({ cookie: headerOf(value) })
      request.cookies.set(cookieName, { value })
      return readViewer()
    }
    return { server, sessionId, cookie, visit, callerOf }
  }

  it('becomes known when it is read from the database', async () => {
    const { cookie, visit, callerOf } = await signedIn(await open())
    expect(callerOf(headerOf(cookie))).toBeNull()
    expect(await visit(cookie)).not.toBeNull()
    expect(callerOf(headerOf(cookie))).not.toBeNull()
  })

  it('is known before its first request, after a sign-in and after a re-authentication', async () => {
    const { server, sessionId, cookie, callerOf } = await signedIn(await open())
    const { userId } = await accountOf(server, sessionId)
    const headers = new Headers({ 'Set-Cookie': 'keyrail-3000.csrf=x; Path=/' })
    headers.append('Set-Cookie', `${cookieName}=${cookie}; Path=/; HttpOnly; SameSite=Lax`)
    rememberStarted(server, headers, { sessionId, userId })
    expect(callerOf(headerOf(cookie))).not.toBeNull()
    const renewed = await server.accounts.confirmPassword(await accountOf(server, sessionId), password)
    if (!renewed.ok) throw new Error(renewed.error.code)
    await reissueCookie(server, renewed.value)
    const reissued = String(request.cookies.get(cookieName))
    expect(callerOf(headerOf(reissued))).not.toBeNull()
    expect(callerOf(headerOf(reissued))).not.toBe(callerOf(headerOf(cookie)))
  })

  it('does not become known if it is made up, unknown or has ended', async () => {
    const { server, sessionId, cookie, visit, callerOf } = await signedIn(await open())
    const unknown = await sealSessionId('0123456789ABCDEFGHIJKL', sessionSecret(server.keys), 60)
    const forged = await sealSessionId(sessionId, 'another secret', 60)
    await server.accounts.signOut(await accountOf(server, sessionId))
    for (const value of ['made-up', unknown, forged, cookie]) {
      expect(await visit(value)).toBeNull()
      expect(callerOf(headerOf(value))).toBeNull()
    }
  })

  it('does not become known while the database cannot be read', async () => {
    const { server, cookie, visit, callerOf } = await signedIn(await open())
    serve({ ...server, accounts: { ...server.accounts, readSession: () => Promise.reject(new Error('unavailable')) } })
    await expect(visit(cookie)).rejects.toThrow('unavailable')
    expect(callerOf(headerOf(cookie))).toBeNull()
  })
})
