import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest'
import type { AccountActor } from '../actor'
import { onEveryDatabase } from '../testing/databases/databases'
import { startProvider, type TestProvider } from '../testing/fixtures/oidc-provider'
import { accountOf, from, makePerson, openSession, ticketOf } from '../testing/fixtures/people'
import { type TestServer, testServer } from '../testing/fixtures/server'
import { withTwoFactor } from '../testing/fixtures/sign-in-methods'
import type { Oidc } from './index'

const origin = 'http://localhost:3000'
const browser = 'the cookie of one browser'
const ana = { sub: 'ana-1', email: 'Ana@Example.com', email_verified: true, name: 'Ana Martins' }
const expired = { error: { code: 'wrong_status', detail: 'This sign-in has expired, or another browser started it. Try again.' } }

let provider: TestProvider

beforeAll(async () => {
  provider = await startProvider()
  provider.serve(origin)
})
beforeEach(() => {
  provider.account = ana
  provider.signedInAgo = 0
  provider.sendsSignInTime = true
})
afterAll(() => provider.close())

const oidcOf = ({ oidc }: TestServer): Oidc => {
  if (!oidc) throw new Error('No provider is configured.')
  return oidc
}

/** Follows the provider's redirects as a browser does; returns the query string that it brings back. */
async function visit(url: string): Promise<string> {
  const cookies = new Map<string, string>()
  let at = url
  for (let hops = 0; hops < 10 && !at.startsWith(`${origin}/`); hops += 1) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ')
    const response = await fetch(at, { redirect: 'manual', headers: { cookie } })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    at = new URL(response.headers.get('location') ?? '', at).href
  }
  return new URL(at).search.slice(1)
}

onEveryDatabase('OpenID Connect', (open) => {
  async function openFixture(environment: Readonly<Record<string, string>> = { KEYRAIL_SIGN_UP: 'example.com' }) {
    const db = await open()
    const server = await testServer(db, { ...provider.env, ...environment })
    const begin = async () => {
      const begun = await oidcOf(server).beginSignIn(browser, '/notifications', from())
      if (!begun.ok) throw new Error(begun.error.detail)
      return begun.value.url
    }
    const finish = (query: string, by: string | null = browser, viewer: AccountActor | null = null) =>
      oidcOf(server).finish({ query, browser: by, timeZone: 'Europe/Lisbon' }, viewer, from())
    const link = async (actor: AccountActor) => {
      const begun = await oidcOf(server).beginLink(actor, browser, '/settings/security')
      if (!begun.ok) throw new Error(begun.error.code)
      return finish(await visit(begun.value.url), browser, actor)
    }
    const signIn = async () => finish(await visit(await begin()))
    const account = async () => {
      const finished = await signIn()
      if (!finished.ok || !finished.value.proof) throw new Error(JSON.stringify(finished))
      const session = await server.accounts.exchangeTicket(ticketOf({ ok: true, value: finished.value.proof }), from())
      if (!session) throw new Error('The ticket was rejected.')
      return accountOf(server, session.sessionId)
    }
    const reauthenticate = async (actor: AccountActor, viewer = actor) => {
      const begun = await oidcOf(server).beginReauth(actor, browser, '/settings/danger')
      if (!begun.ok) throw new Error(begun.error.code)
      return finish(await visit(begun.value.url), browser, viewer)
    }
    return { db, server, begin, finish, link, signIn, account, reauthenticate }
  }

  it('a verified address creates a user where sign-up allows it; the next sign-in finds the same user', async () => {
    const { db, server, signIn } = await openFixture()
    for (const expected of [1, 1]) {
      const finished = await signIn()
      if (!finished.ok || !finished.value.proof) throw new Error(JSON.stringify(finished))
      expect(finished.value.next).toBe('/notifications')
      const session = await server.accounts.exchangeTicket(ticketOf({ ok: true, value: finished.value.proof }), from())
      const users = await db.read.user.findMany()
      expect(users).toHaveLength(expected)
      expect(users[0]).toMatchObject({ id: session?.userId, email: 'ana@example.com', name: 'Ana Martins', passwordHash: null })
      expect(users[0]?.timeZone).toBe('Europe/Lisbon')
    }
  })

  it('an address outside sign-up, an unverified one and a missing one create no user', async () => {
    const { db, signIn } = await openFixture()
    const rejected = [{ ...ana, email: 'ana@example.net' }, { ...ana, email_verified: false }, { sub: 'ana-1' }]
    for (const account of rejected) {
      provider.account = account
      expect(await signIn()).toMatchObject({ error: { code: 'forbidden' } })
    }
    expect(await db.read.user.count()).toBe(0)
    const closed = await openFixture({})
    provider.account = ana
    expect(await closed.signIn()).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('the verified address of an existing user signs no one in and connects nothing', async () => {
    const { db, server, signIn } = await openFixture()
    await makePerson(server)
    expect(await signIn()).toMatchObject({ error: { code: 'conflict' } })
    expect(await db.read.identity.count()).toBe(0)
  })

  it('a re-authenticated user connects the account of their own verified address, and then signs in with it', async () => {
    const { server, link, signIn } = await openFixture()
    const userId = await makePerson(server)
    const actor = await accountOf(server, await openSession(server))
    expect(await link(actor)).toEqual({ ok: true, value: { proof: null, confirmed: null, next: '/settings/security' } })
    expect(await link(actor)).toMatchObject({ error: { code: 'conflict' } })
    expect(await server.accounts.identities(actor)).toMatchObject([{ subject: 'ana-1', email: 'ana@example.com', removable: true }])
    const finished = await signIn()
    if (!finished.ok || !finished.value.proof) throw new Error(JSON.stringify(finished))
    const session = await server.accounts.exchangeTicket(ticketOf({ ok: true, value: finished.value.proof }), from())
    expect(session?.userId).toBe(userId)
    const subjects = (await server.mail.outbox()).map(({ subject }) => subject)
    expect(subjects).toContainEqual(expect.stringMatching(/^Signing in with 127\.0\.0\.1:\d+ was turned on for your account\./))
  })

  it('connecting is rejected without re-authentication, for another address, and for another user who is signed in meanwhile', async () => {
    const { db, server, link, finish } = await openFixture()
    await makePerson(server)
    await makePerson(server, 'rui@example.com', 'Rui Costa')
    const actor = await accountOf(server, await openSession(server))
    const rui = await accountOf(server, await openSession(server, 'rui@example.com'))
    expect(await link(rui)).toMatchObject({ error: { code: 'forbidden', detail: expect.stringContaining('rui@example.com') } })
    const begun = await oidcOf(server).beginLink(actor, browser, '/')
    if (!begun.ok) throw new Error(begun.error.code)
    expect(await finish(await visit(begun.value.url), browser, rui)).toMatchObject({ error: { code: 'missing_credentials' } })
    server.machine.advance('PT11M')
    expect(await oidcOf(server).beginLink(actor, browser, '/')).toMatchObject({ error: { code: 'reauthentication_required' } })
    expect(await db.read.identity.count()).toBe(0)
  })

  it('the last way to sign in cannot be removed; of two concurrent removals of the last two, one succeeds', async () => {
    const { db, server, account } = await openFixture()
    const actor = await account()
    const [first] = await server.accounts.identities(actor)
    if (!first) throw new Error('There is no identity.')
    expect(first.removable).toBe(false)
    expect(await server.accounts.removeIdentity(actor, first)).toMatchObject({ error: { code: 'wrong_status' } })
    const second = { issuer: first.issuer, subject: 'ana-2' }
    const row = { ...second, userId: actor.userId, email: 'ana@example.com', createdAt: new Date(0) }
    await db.write((tx) => tx.identity.create({ data: row }))
    const removed = await Promise.all([first, second].map((identity) => server.accounts.removeIdentity(actor, identity)))
    expect(removed.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db.read.identity.count()).toBe(1)
  })

  it('a user without another way re-authenticates at the provider, and continues under a new session id', async () => {
    const { server, account, reauthenticate } = await openFixture()
    const actor = await account()
    server.machine.advance('PT11M')
    const stale = await accountOf(server, actor.sessionId)
    expect(await server.accounts.startTwoFactor(stale)).toMatchObject({ error: { code: 'reauthentication_required' } })
    const methods = { password: false, code: false, passkey: false, provider: 'Northwind ID' }
    expect(await server.accounts.reauthMethods(stale)).toEqual(methods)
    const finished = await reauthenticate(stale)
    if (!finished.ok || !finished.value.confirmed) throw new Error(JSON.stringify(finished))
    expect(finished.value).toMatchObject({ proof: null, next: '/settings/danger' })
    const { sessionId } = finished.value.confirmed
    expect(sessionId).not.toBe(actor.sessionId)
    expect(await server.accounts.startTwoFactor(await accountOf(server, sessionId))).toMatchObject({ ok: true })
    server.machine.advance('PT10S')
    expect(await server.accounts.readSession(actor.sessionId)).toBeNull()
  })

  it('an earlier sign-in at the provider, another account there, another session and two-factor codes do not re-authenticate', async () => {
    const { db, server, account, reauthenticate, link } = await openFixture()
    const actor = await account()
    const other = await account()
    expect(await reauthenticate(actor, other)).toMatchObject(expired)
    provider.signedInAgo = 60
    expect(await reauthenticate(actor)).toMatchObject({ error: { detail: expect.stringContaining('could not be verified') } })
    provider.signedInAgo = 0
    provider.account = { ...ana, sub: 'ana-2' }
    expect(await reauthenticate(actor)).toMatchObject({ error: { code: 'forbidden', detail: expect.stringContaining('not connected') } })
    expect(await link(actor)).toMatchObject({ ok: true })
    expect(await reauthenticate(actor)).toMatchObject({ ok: true })
    await withTwoFactor({ server, actor: other, userId: other.userId, sessionId: other.sessionId })
    expect((await server.accounts.reauthMethods(other)).provider).toBeNull()
    expect(await reauthenticate(other)).toMatchObject({ error: { code: 'forbidden' } })
    expect(await db.read.oidcAttempt.count()).toBe(0)
  })

  it('a provider that does not say when the user signed in there cannot re-authenticate, which user and operator read; signing in again does', async () => {
    const { server, account, reauthenticate } = await openFixture()
    provider.sendsSignInTime = false
    const actor = await account()
    server.machine.advance('PT11M')
    expect(await reauthenticate(actor)).toMatchObject({
      error: {
        code: 'forbidden',
        detail:
          "Northwind ID can't confirm it's you: it doesn't say when you signed in there. Use your password or a passkey, or sign out and sign in again.",
      },
    })
    expect(server.lines).toContainEqual({
      level: 'warn',
      message: 'The OpenID Connect provider sent no auth_time, so users cannot re-authenticate there. See docs/operating.md.',
    })
    const again = await account()
    expect(await server.accounts.startTwoFactor(again)).toMatchObject({ ok: true })
  })

  it('a response works once, within ten minutes, in the browser that began', async () => {
    const { server, begin, finish } = await openFixture()
    const query = await visit(await begin())
    expect(await finish(query, 'the cookie of another browser')).toMatchObject(expired)
    expect(await finish(query, null)).toMatchObject(expired)
    expect(await finish(query)).toMatchObject({ ok: true })
    expect(await finish(query)).toMatchObject(expired)
    const late = await visit(await begin())
    server.machine.advance('PT10M')
    expect(await finish(late)).toMatchObject(expired)
  })

  it.each([
    ['code', 'another'],
    ['iss', 'https://evil.example'],
    ['state', 'another'],
  ])('a response with another %s is rejected', async (name, value) => {
    const { db, begin, finish } = await openFixture()
    const query = new URLSearchParams(await visit(await begin()))
    query.set(name, value)
    expect(await finish(query.toString())).toMatchObject({ ok: false })
    expect(await db.read.user.count()).toBe(0)
  })

  it('a code of another attempt is rejected: nonce and verifier belong to one attempt', async () => {
    const { begin, finish } = await openFixture()
    const [mine, theirs] = [new URLSearchParams(await visit(await begin())), new URLSearchParams(await visit(await begin()))]
    mine.set('code', theirs.get('code') ?? '')
    expect(await finish(mine.toString())).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('a sign-in that was canceled at the provider is reported', async () => {
    const { signIn } = await openFixture()
    provider.account = null
    expect(await signIn()).toMatchObject({
      error: { code: 'forbidden', detail: 'Northwind ID did not sign you in. Try again, or sign in another way.' },
    })
  })

  it('a deactivated user is rejected', async () => {
    const { db, signIn } = await openFixture()
    await signIn()
    await db.write((tx) => tx.user.updateMany({ data: { deactivatedAt: new Date(0) } }))
    expect(await signIn()).toMatchObject({ error: { detail: 'This account is deactivated. Contact your administrator.' } })
  })

  it('discovery follows no redirect and reads no endless document', async () => {
    let requests = 0
    const http = createServer((request, response) => {
      requests += 1
      if (request.url?.startsWith('/large/'))
        return void response.writeHead(200, { 'Content-Type': 'application/json' }).end(`{"x":"${'x'.repeat(600_000)}"}`)
      return void response.writeHead(302, { Location: `${provider.issuer}/.well-known/openid-configuration` }).end()
    })
    await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void http.close())
    const issuer = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
    for (const path of ['/redirect', '/large']) {
      const { server } = await openFixture({ OIDC_ISSUER: `${issuer}${path}` })
      expect(await oidcOf(server).beginSignIn(browser, '/', from())).toMatchObject({ error: { code: 'unavailable' } })
    }
    expect(requests).toBe(2)
  })
})
