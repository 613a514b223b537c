import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { codeOf, openApiFixture } from '../../testing/fixtures/api-fixture'
import { operator } from '../../testing/fixtures/people'

interface Contact {
  readonly id: string
}

const path = '/api/v1/contacts'
const lea = { externalId: 'crm-1', firstName: 'Lea', email: 'lea@example.com', tags: ['buyer'] }

onEveryDatabase('/api/v1/contacts', (open) => {
  it('POST creates a contact with 201 and Location, updates a known one with 200, and returns the ETag of both', async () => {
    const { call, make, ana } = await openApiFixture(await open())
    const token = await make()
    const created = await call('POST', path, { token, body: lea })
    const { id } = created.body as Contact
    expect(created).toMatchObject({ status: 201, body: { ...lea, ownerId: ana.userId, locationId: null, phone: null } })
    expect([created.headers.get('location'), created.headers.get('etag')]).toEqual([`${path}/${id}`, '"1"'])
    const written = await call('POST', path, { token, body: { email: 'LEA@example.com', company: 'Acme' } })
    expect(written).toMatchObject({ status: 200, body: { id, company: 'Acme', externalId: 'crm-1' } })
    expect([written.headers.get('location'), written.headers.get('etag')]).toEqual([null, '"2"'])
    expect((await call('GET', `${path}/${id}`, { token })).body).toEqual(written.body)
  })

  it('maintenance rejects changes with 503 and Retry-After, while tokens keep working and can be revoked', async () => {
    const { server, call, make, owner } = await openApiFixture(await open())
    const [token, doomed] = [await make(), await make()]
    const gateway = await make(owner, { type: 'admin', acknowledged: true, scopes: ['tokens:verify'] })
    const now = await server.clock.now()
    await server.maintenance.start(operator, new Date(now.getTime() + 600_000))
    const rejected = await call('POST', path, { token, body: lea })
    expect(codeOf(rejected)).toEqual([503, 'maintenance'])
    expect(rejected.headers.get('retry-after')).toBe('600')
    expect(codeOf(await call('POST', path, { token: 'kru_unknown', body: lea }))).toEqual([401, 'invalid_token'])
    expect((await call('GET', path, { token })).status).toBe(200)
    expect((await call('POST', '/api/v1/verify', { token: gateway, body: { token } })).body).toMatchObject({ active: true })
    expect((await call('DELETE', '/api/v1/token', { token: doomed })).status).toBe(204)
    expect((await call('POST', '/api/v1/verify', { token: gateway, body: { token: doomed } })).body).toMatchObject({ code: 'deleted' })
    await server.maintenance.end(operator)
    expect((await call('POST', path, { token, body: lea })).status).toBe(201)
  })

  it('GET lists, searches and pages through contacts', async () => {
    const { call, make } = await openApiFixture(await open())
    const token = await make()
    for (const firstName of ['Lea', 'Mia', 'Zoe']) await call('POST', path, { token, body: { firstName } })
    const first = (await call('GET', `${path}?limit=2`, { token })).body as { data: object[]; nextCursor: string }
    expect(first.data).toMatchObject([{ firstName: 'Lea' }, { firstName: 'Mia' }])
    const second = await call('GET', `${path}?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`, { token })
    expect(second.body).toMatchObject({ data: [{ firstName: 'Zoe' }], nextCursor: null })
    expect((await call('GET', `${path}?q=mi`, { token })).body).toMatchObject({ data: [{ firstName: 'Mia' }] })
    expect((await call('GET', `${path}?updatedSince=2026-11-21T00:00:00Z`, { token })).body).toEqual({ data: [], nextCursor: null })
  })

  it("a contact written by one token is readable by other tokens of the same person and by no one else's", async () => {
    const { call, make, rui, eva, admin, location } = await openApiFixture(await open())
    const { id } = (await call('POST', path, { token: await make(), body: lea })).body as Contact
    const read = async (token: string) => (await call('GET', `${path}/${id}`, { token })).status
    expect(await Promise.all([await make(), await admin()].map(read))).toEqual([200, 200])
    expect(await Promise.all([await make(rui), await make(eva), await location()].map(read))).toEqual([404, 404, 404])
  })

  it('location and admin tokens can name only an owner within their reach', async () => {
    const { call, ana, rui, eva, admin, location } = await openApiFixture(await open())
    const [all, near] = [await admin(), await location()]
    const write = async (token: string, ownerId: string) => codeOf(await call('POST', path, { token, body: { firstName: 'x', ownerId } }))
    expect(await write(all, ana.userId)).toEqual([201, undefined])
    expect(await write(near, rui.userId)).toEqual([201, undefined])
    expect(await write(near, ana.userId)).toEqual([422, 'invalid_input'])
    expect(await write(all, eva.userId)).toEqual([422, 'invalid_input'])
  })

  it('a token is rejected with the scope it lacks and accepted with the scope it has', async () => {
    const { call, make } = await openApiFixture(await open())
    const [reader, writer] = [await make(undefined, { scopes: ['contacts:read'] }), await make(undefined, { scopes: ['contacts:write'] })]
    const { id } = (await call('POST', path, { token: writer, body: lea })).body as Contact
    for (const [method, url, token, scope] of [
      ['POST', path, reader, 'contacts:write'],
      ['PATCH', `${path}/${id}`, reader, 'contacts:write'],
      ['DELETE', `${path}/${id}`, reader, 'contacts:write'],
      ['GET', path, writer, 'contacts:read'],
      ['GET', `${path}/${id}`, writer, 'contacts:read'],
    ] as const) {
      const rejected = await call(method, url, { token })
      expect(codeOf(rejected)).toEqual([403, 'insufficient_scope'])
      expect(rejected.headers.get('www-authenticate')).toBe(`Bearer realm="keyrail", error="insufficient_scope", scope="${scope}"`)
    }
    expect(codeOf(await call('GET', path))).toEqual([401, 'missing_credentials'])
    expect(codeOf(await call('GET', path, { token: 'x' }))).toEqual([401, 'invalid_token'])
  })

  it('a write-only token gets back only the fields it sent', async () => {
    const { call, make } = await openApiFixture(await open())
    const writer = await make(undefined, { scopes: ['contacts:write'] })
    const { id } = (await call('POST', path, { token: await make(), body: { ...lea, phone: '+351 912' } })).body as Contact
    expect((await call('POST', path, { token: writer, body: { email: lea.email } })).body).toEqual({ id, email: lea.email })
    expect((await call('PATCH', `${path}/${id}`, { token: writer, body: {} })).body).toEqual({ id })
    expect((await call('PATCH', `${path}/${id}`, { token: writer, body: { company: 'Acme' } })).body).toEqual({ id, company: 'Acme' })
  })

  it('If-Match rejects stale updates and deletions', async () => {
    const { call, make } = await openApiFixture(await open())
    const token = await make()
    const { id } = (await call('POST', path, { token, body: lea })).body as Contact
    const one = `${path}/${id}`
    const change = (etag: string, company = 'Acme') => call('PATCH', one, { token, body: { company }, headers: { 'If-Match': etag } })
    const changed = await change('"1"')
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"'])
    for (const stale of ['"1"', 'W/"1"', '"1-gzip"', '"2-other"', '"other"', '"1", "3"', '""'])
      expect(codeOf(await change(stale))).toEqual([412, 'precondition_failed'])
    for (const malformed of ['2', '"2', '"2",', 'x']) expect(codeOf(await change(malformed))).toEqual([400, 'invalid_request'])
    expect((await change('"1", "2"', 'Other')).status).toBe(200)
    expect((await change('*', 'Third')).status).toBe(200)
    // a proxy that compresses changes the ETag
    expect((await change('W/"4"', 'Fourth')).headers.get('etag')).toBe('"5"')
    expect((await change('"5-gzip"', 'Fifth')).headers.get('etag')).toBe('"6"')
    expect((await change('W/"6--gzip"', 'Sixth')).headers.get('etag')).toBe('"7"')
    expect(codeOf(await call('DELETE', one, { token, headers: { 'If-Match': '"1"' } }))).toEqual([412, 'precondition_failed'])
    expect(await call('DELETE', one, { token, headers: { 'If-Match': '"7"' } })).toMatchObject({ status: 204, body: null })
    expect(codeOf(await call('DELETE', one, { token }))).toEqual([404, 'not_found'])
    expect(codeOf(await call('PATCH', one, { token, body: {} }))).toEqual([404, 'not_found'])
  })

  it('a write that matches two contacts is a conflict', async () => {
    const { call, make } = await openApiFixture(await open())
    const token = await make()
    await call('POST', path, { token, body: { externalId: '1' } })
    const { id } = (await call('POST', path, { token, body: { email: 'lea@example.com' } })).body as Contact
    const both = { externalId: '1', email: 'lea@example.com' }
    expect(codeOf(await call('POST', path, { token, body: both }))).toEqual([409, 'conflict'])
    expect(codeOf(await call('PATCH', `${path}/${id}`, { token, body: both }))).toEqual([409, 'conflict'])
  })

  it('unknown, repeated and invalid parameters are rejected by name', async () => {
    const { call, make } = await openApiFixture(await open())
    const token = await make()
    for (const [query, name] of [
      ['page=2', 'page'],
      ['limit=1&limit=2', 'limit'],
      ['limit[]=1', 'limit[]'],
      ['limit=-1', 'limit'],
      ['limit=0', 'limit'],
      ['limit=101', 'limit'],
      ['limit=1e1', 'limit'],
      ['limit=0x10', 'limit'],
      ['limit=+1', 'limit'],
      ['limit=', 'limit'],
      ['limit=99999999999999999999', 'limit'],
      ['q=a%00', 'q'],
      ['cursor=%00', 'cursor'],
      ['cursor=e30', 'cursor'],
      ['updatedSince=yesterday', 'updatedSince'],
      ['__proto__=1', '__proto__'],
      ['constructor=1', 'constructor'],
    ] as const) {
      const rejected = await call('GET', `${path}?${query}`, { token })
      expect([query, ...codeOf(rejected)]).toEqual([query, 422, 'invalid_input'])
      expect(Object.keys((rejected.body as { fields: object }).fields), `of ${query}`).toEqual([name])
    }
    expect(codeOf(await call('POST', `${path}?q=x`, { token, body: lea }))).toEqual([422, 'invalid_input'])
    expect(codeOf(await call('GET', '/api/v1/token?q=x', { token }))).toEqual([422, 'invalid_input'])
    expect(codeOf(await call('GET', `/api/v1/token?access_token=${token}`))).toEqual([400, 'invalid_request'])
  })

  it('a body is one strict JSON object of at most 64 KB', async () => {
    const { call, make } = await openApiFixture(await open())
    const token = await make()
    for (const [body, status] of [
      ['{"firstName":"a","firstName":"b"}', 400],
      ['{"firstName":"\\ud800"}', 400],
      ['{"__proto__":{"polluted":1},"firstName":"a"}', 400],
      ['', 400],
      ['{"firstName":"\\u0000"}', 422],
      ['{"firstName":{"not":""}}', 422],
      ['{"OR":[{}],"firstName":"a"}', 422],
      ['{"orgId":"other-org","firstName":"a"}', 422],
      ['{"constructor":{"prototype":{"polluted":1}},"firstName":"a"}', 422],
      ['[]', 422],
      ['null', 422],
      ['{}', 422],
      [JSON.stringify({ firstName: 'x'.repeat(65_536) }), 413],
    ] as const) {
      expect([body.slice(0, 60), (await call('POST', path, { token, body })).status]).toEqual([body.slice(0, 60), status])
    }
    expect(codeOf(await call('POST', path, { token, body: 'firstName=a', headers: { 'Content-Type': 'text/plain' } }))[0]).toBe(415)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
    expect((await call('GET', path, { token })).body).toMatchObject({ data: [] })
  })

  it('a malformed id is not found', async () => {
    const { call, make } = await openApiFixture(await open())
    const token = await make()
    for (const id of ['%00', 'a%00b', '%', '%ff', '..%2ftoken', 'x'.repeat(5_000), '__proto__', '%27']) {
      expect([id.slice(0, 9), ...codeOf(await call('GET', `${path}/${id}`, { token }))]).toEqual([id.slice(0, 9), 404, 'not_found'])
    }
  })

  it('usage records the path pattern, not the contact id', async () => {
    const { call, make, server, db } = await openApiFixture(await open())
    const token = await make()
    const { id } = (await call('POST', path, { token, body: lea })).body as Contact
    await call('GET', `${path}/${id}`, { token })
    await server.usage.flush()
    expect(await db.read.tokenUse.findMany()).toMatchObject([{ lastEndpoint: 'GET /api/v1/contacts/{id}' }])
  })

  it('HEAD and OPTIONS are supported, other methods are not, and responses are never stored', async () => {
    const { call, make } = await openApiFixture(await open())
    const token = await make()
    const { id } = (await call('POST', path, { token, body: lea })).body as Contact
    const head = await call('HEAD', `${path}/${id}`, { token })
    expect([head.status, head.body, head.headers.get('etag'), head.headers.get('cache-control')]).toEqual([200, null, '"1"', 'no-store'])
    expect((await call('OPTIONS', path)).headers.get('allow')).toBe('GET, POST, HEAD, OPTIONS')
    expect((await call('OPTIONS', `${path}/${id}`)).headers.get('allow')).toBe('GET, PATCH, DELETE, HEAD, OPTIONS')
    expect(codeOf(await call('DELETE', path, { token }))).toEqual([405, 'method_not_allowed'])
    expect(codeOf(await call('PUT', `${path}/${id}`, { token }))).toEqual([405, 'method_not_allowed'])
  })

  it('responses have HSTS if the public origin uses https', async () => {
    const db = await open()
    const { call } = await openApiFixture(db, { KEYRAIL_ORIGIN: 'https://keyrail.example.com' })
    expect((await call('GET', path)).headers.get('strict-transport-security')).toBe('max-age=63072000; includeSubDomains')
    expect((await call('GET', '/api/health')).headers.get('strict-transport-security')).not.toBeNull()
  })
})
