import { beforeEach, expect, it } from 'vitest'
import type { PersonActor } from '../actor'
import { DatabaseBusy } from '../errors'
import type { SessionId } from '../ids'
import { fail, ok } from '../result'
import type { Server } from '../server'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { beginRequest, request, serve } from '../testing/fixtures/next-headers'
import { accountOf, makePerson, openSession, operator } from '../testing/fixtures/people'
import { type TestServer, testServer } from '../testing/fixtures/server'
import { asAnyone, flag, inAccount, inOrganization, text } from './guard'
import { requirePersonData } from './require-data'
import { sealSessionId, sessionSecret } from './session-cookie'

const ownPage = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
const noSession = { ok: false, error: { code: 'missing_credentials', detail: 'Your session has ended. Sign in to continue.' } }
const describeActor = (actor: PersonActor) => Promise.resolve(ok({ userId: actor.userId, role: actor.role }))
const notCalled = () => Promise.reject(new Error('The verb was called.'))

beforeEach(() => beginRequest(ownPage))

async function send(server: Server, sessionId: SessionId, name = 'keyrail-3000.session') {
  const value = await sealSessionId(sessionId, sessionSecret(server.keys), 60)
  request.cookies.set(name, { value })
  request.headers.set('cookie', `${name}=${value}`)
}

async function setUp(db: TestDb): Promise<{ server: TestServer; sessionId: SessionId }> {
  const server = await testServer(db)
  serve(server)
  const userId = await makePerson(server)
  await makePerson(server, 'rui@example.com', 'Rui Costa')
  const created = await server.organizations.createOrganization(operator, { name: 'Northwind', slug: 'northwind' })
  if (created.ok) await server.organizations.addMember(operator, created.value.orgId, { userId, role: 'member' })
  return { server, sessionId: await openSession(server) }
}

onEveryDatabase('the guard', (open) => {
  it('lets a member act with their current role', async () => {
    const db = await open()
    const { server, sessionId } = await setUp(db)
    await send(server, sessionId)
    expect(await inOrganization('northwind', describeActor)).toMatchObject({ ok: true, value: { role: 'member' } })
    await db.write((tx) => tx.membership.updateMany({ data: { role: 'viewer' } }))
    expect(await inOrganization('northwind', describeActor)).toMatchObject({ ok: true, value: { role: 'viewer' } })
  })

  it('calls no verb without a session, after sign-out or with a forged cookie', async () => {
    const { server, sessionId } = await setUp(await open())
    expect(await inOrganization('northwind', notCalled)).toEqual(noSession)
    expect(await inAccount(notCalled)).toEqual(noSession)
    request.cookies.set('keyrail-3000.session', { value: 'eyJhbGciOiJub25lIn0..x.y.z' })
    expect(await inAccount(notCalled)).toEqual(noSession)
    await send(server, sessionId)
    await server.accounts.signOut(await accountOf(server, sessionId))
    expect(await inAccount(notCalled)).toEqual(noSession)
  })

  it('rejects a request with two session cookies', async () => {
    const { server, sessionId } = await setUp(await open())
    await send(server, sessionId)
    request.headers.set('cookie', `keyrail-3000.session=planted; ${request.headers.get('cookie')}`)
    expect(await inAccount(notCalled)).toEqual(noSession)
  })

  it('records in the audit log that the role of a member does not allow a change', async () => {
    const { server, sessionId } = await setUp(await open())
    await send(server, sessionId)
    request.headers.set('x-keyrail-path', '/o/northwind/settings/members?page=2')
    const denied = () => inOrganization('northwind', () => Promise.resolve(fail('forbidden')))
    expect(await denied()).toEqual({ ok: false, error: { code: 'forbidden' } })
    const [entry] = await server.db.read.auditEntry.findMany({ orderBy: { seq: 'desc' }, take: 1 })
    expect(entry).toMatchObject({ action: 'access.denied', actorName: 'Ana Martins', subject: 'settings/members' })
  })

  it('reports not_found for an organization of other people and for a missing one', async () => {
    const { server } = await setUp(await open())
    await send(server, await openSession(server, 'rui@example.com'))
    for (const slug of ['northwind', 'nowhere', ''])
      expect(await inOrganization(slug, notCalled)).toEqual({ ok: false, error: { code: 'not_found' } })
  })

  it('rejects actions from another site, signed in or not', async () => {
    const { server, sessionId } = await setUp(await open())
    const forbidden = { ok: false, error: { code: 'forbidden', detail: 'This request came from another site.' } }
    for (const origin of ['null', 'https://localhost:3000', 'http://localhost:3001', 'http://LOCALHOST:3000', 'http://localhost.:3000']) {
      request.headers = new Headers({ origin })
      await send(server, sessionId)
      expect(await inOrganization('northwind', notCalled)).toEqual(forbidden)
      expect(await inAccount(notCalled)).toEqual(forbidden)
      expect(await asAnyone(notCalled)).toEqual(forbidden)
    }
    request.headers = new Headers()
    await send(server, sessionId)
    expect(await inAccount(notCalled)).toEqual(forbidden)
  })

  it('rejects arguments of the wrong type', async () => {
    const { server, sessionId } = await setUp(await open())
    await send(server, sessionId)
    const malformed = { ok: false, error: { code: 'invalid_request', detail: 'The request is not well formed.' } }
    for (const given of [{ not: '' }, ['a'], null, undefined, 7, 'a'.repeat(8_193)]) {
      expect(await inOrganization('northwind', () => Promise.resolve(ok(text(given))))).toEqual(malformed)
    }
    for (const given of ['true', 1, null]) expect(await inAccount(() => Promise.resolve(ok(flag(given))))).toEqual(malformed)
    expect(await inOrganization({ startsWith: '' }, notCalled)).toEqual(malformed)
  })

  it('reports a bug by reference and logs it once, and reports an outage as unavailable', async () => {
    const { server, sessionId } = await setUp(await open())
    await send(server, sessionId)
    request.headers.set('x-request-id', 'reference-1')
    expect(await inAccount(() => Promise.reject(new Error('secret detail')))).toEqual({
      ok: false,
      error: { code: 'internal', detail: 'Something went wrong on our side. Reference reference-1.' },
    })
    expect(server.lines).toMatchObject([{ level: 'error', requestId: 'reference-1', error: 'secret detail' }])
    expect(await inAccount(() => Promise.reject(new DatabaseBusy('busy')))).toMatchObject({ error: { code: 'unavailable', retryAfter: 1 } })
  })

  it('denies actions and data of an organization to a member without the second factor that it requires', async () => {
    const db = await open()
    const { server, sessionId } = await setUp(db)
    await send(server, sessionId)
    const read = () =>
      requirePersonData(
        new Request('http://localhost:3000/o/northwind/data/tokens', { headers: { 'sec-fetch-site': 'same-origin' } }),
        'northwind',
      )
    await db.write((tx) => tx.organization.updateMany({ data: { secondFactor: 'admins' } }))
    expect(await inOrganization('northwind', describeActor)).toMatchObject({ ok: true })
    await db.write((tx) => tx.organization.updateMany({ data: { secondFactor: 'everyone' } }))
    expect(await inOrganization('northwind', notCalled)).toEqual({ ok: false, error: { code: 'second_factor_required' } })
    expect(await read()).toEqual({ ok: false, error: { code: 'second_factor_required' } })
    expect(await inAccount(() => Promise.resolve(ok('own settings')))).toEqual({ ok: true, value: 'own settings' })
  })

  it('rejects changes during maintenance and allows what stops access', async () => {
    const { server, sessionId } = await setUp(await open())
    await send(server, sessionId)
    await server.maintenance.start(operator, null)
    const rejected = { ok: false, error: { code: 'maintenance', retryAfter: 60 } }
    expect(await inOrganization('northwind', notCalled)).toEqual(rejected)
    expect(await inAccount(notCalled)).toEqual(rejected)
    expect(await asAnyone(notCalled)).toEqual(rejected)
    for (const effect of ['stop', 'access', 'read'] as const) {
      expect(await inOrganization('northwind', describeActor, effect)).toMatchObject({ ok: true })
    }
    await server.maintenance.end(operator)
    expect(await inOrganization('northwind', describeActor)).toMatchObject({ ok: true })
  })

  it('allows a data request only from our own page, with a session and a membership', async () => {
    const { server, sessionId } = await setUp(await open())
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
