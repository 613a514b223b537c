import { beforeEach, expect, it } from 'vitest'
import type { PersonActor } from '../actor'
import { DatabaseBusy } from '../errors'
import type { SessionId } from '../ids'
import { ok } from '../result'
import type { Server } from '../server'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { beginRequest, request, serve } from '../testing/fixtures/next-headers'
import { accountOf, makePerson, openSession, operator } from '../testing/fixtures/people'
import { type TestServer, testServer } from '../testing/fixtures/server'
import { asAnyone, flag, inAccount, inOrganization, text } from './guard'
import { requirePersonData } from './require-data'
import { sealSessionId, sessionSecret } from './session-cookie'

const ownPage = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
const noSession = { ok: false, error: { code: 'missing_credentials', detail: 'Your session has ended. Sign in to go on.' } }
const who = (actor: PersonActor) => Promise.resolve(ok({ userId: actor.userId, role: actor.role }))
const untouched = () => Promise.reject(new Error('The verb was called.'))

beforeEach(() => beginRequest(ownPage))

async function send(server: Server, sessionId: SessionId, name = 'keyrail.session') {
  const value = await sealSessionId(sessionId, sessionSecret(server.keys), 60)
  request.cookies.set(name, { value })
  request.headers.set('cookie', `${name}=${value}`)
}

async function begin(db: TestDb): Promise<{ server: TestServer; sessionId: SessionId }> {
  const server = await testServer(db)
  serve(server)
  const userId = await makePerson(server)
  await makePerson(server, 'rui@example.com', 'Rui Costa')
  const made = await server.organizations.createOrganization(operator, { name: 'Northwind', slug: 'northwind' })
  if (made.ok) await server.organizations.addMember(operator, made.value.orgId, { userId, role: 'member' })
  return { server, sessionId: await openSession(server) }
}

onEveryDatabase('the guard', (open) => {
  it('lets a member act as themselves, with the role they have now', async () => {
    const db = await open()
    const { server, sessionId } = await begin(db)
    await send(server, sessionId)
    expect(await inOrganization('northwind', who)).toMatchObject({ ok: true, value: { role: 'member' } })
    await db.write((tx) => tx.membership.updateMany({ data: { role: 'viewer' } }))
    expect(await inOrganization('northwind', who)).toMatchObject({ ok: true, value: { role: 'viewer' } })
  })

  it('without a session, with an ended one and with a forged cookie no verb is called', async () => {
    const { server, sessionId } = await begin(await open())
    expect(await inOrganization('northwind', untouched)).toEqual(noSession)
    expect(await inAccount(untouched)).toEqual(noSession)
    request.cookies.set('keyrail.session', { value: 'eyJhbGciOiJub25lIn0..x.y.z' })
    expect(await inAccount(untouched)).toEqual(noSession)
    await send(server, sessionId)
    await server.accounts.signOut(await accountOf(server, sessionId))
    expect(await inAccount(untouched)).toEqual(noSession)
  })

  it('of two session cookies neither is believed', async () => {
    const { server, sessionId } = await begin(await open())
    await send(server, sessionId)
    request.headers.set('cookie', `keyrail.session=planted; ${request.headers.get('cookie')}`)
    expect(await inAccount(untouched)).toEqual(noSession)
  })

  it('an organization of others and one that does not exist are not found', async () => {
    const { server } = await begin(await open())
    await send(server, await openSession(server, 'rui@example.com'))
    for (const slug of ['northwind', 'nowhere', ''])
      expect(await inOrganization(slug, untouched)).toEqual({ ok: false, error: { code: 'not_found' } })
  })

  it('from another site nothing is done, whoever is signed in', async () => {
    const { server, sessionId } = await begin(await open())
    const forbidden = { ok: false, error: { code: 'forbidden', detail: 'This request came from another site.' } }
    for (const origin of ['null', 'https://localhost:3000', 'http://localhost:3001', 'http://LOCALHOST:3000', 'http://localhost.:3000']) {
      request.headers = new Headers({ origin })
      await send(server, sessionId)
      expect(await inOrganization('northwind', untouched)).toEqual(forbidden)
      expect(await inAccount(untouched)).toEqual(forbidden)
      expect(await asAnyone(untouched)).toEqual(forbidden)
    }
    request.headers = new Headers()
    await send(server, sessionId)
    expect(await inAccount(untouched)).toEqual(forbidden)
  })

  it('arguments of another kind reach no verb', async () => {
    const { server, sessionId } = await begin(await open())
    await send(server, sessionId)
    const malformed = { ok: false, error: { code: 'invalid_request', detail: 'The request is not well formed.' } }
    for (const given of [{ not: '' }, ['a'], null, undefined, 7, 'a'.repeat(8_193)]) {
      expect(await inOrganization('northwind', () => Promise.resolve(ok(text(given))))).toEqual(malformed)
    }
    for (const given of ['true', 1, null]) expect(await inAccount(() => Promise.resolve(ok(flag(given))))).toEqual(malformed)
    expect(await inOrganization({ startsWith: '' }, untouched)).toEqual(malformed)
  })

  it('a bug is told as a reference and logged once, an outage as unavailable', async () => {
    const { server, sessionId } = await begin(await open())
    await send(server, sessionId)
    request.headers.set('x-request-id', 'reference-1')
    expect(await inAccount(() => Promise.reject(new Error('secret detail')))).toEqual({
      ok: false,
      error: { code: 'internal', detail: 'Something went wrong on our side. Reference reference-1.' },
    })
    expect(server.lines).toMatchObject([{ level: 'error', requestId: 'reference-1', error: 'secret detail' }])
    expect(await inAccount(() => Promise.reject(new DatabaseBusy('busy')))).toMatchObject({ error: { code: 'unavailable', retryAfter: 1 } })
  })

  it('a read of the browser itself needs its own page, a session and a place', async () => {
    const { server, sessionId } = await begin(await open())
    const read = (headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }, slug = 'northwind') =>
      requirePersonData(new Request('http://localhost:3000/o/northwind/data/tokens', { headers }), slug)
    expect(await read()).toMatchObject({ error: { code: 'missing_credentials' } })
    await send(server, sessionId)
    expect(await read()).toMatchObject({ ok: true, value: { actor: { kind: 'person', role: 'member' } } })
    expect(await read({ 'sec-fetch-site': 'cross-site' })).toMatchObject({ error: { code: 'forbidden' } })
    expect(await read({})).toMatchObject({ error: { code: 'forbidden' } })
    expect(await read(undefined, 'nowhere')).toMatchObject({ error: { code: 'not_found' } })
  })
})
