import { expect, it } from 'vitest'
import { DatabaseBusy } from '../errors'
import { onEveryDatabase } from '../testing/databases/databases'
import { client } from '../testing/fixtures/api'
import { codeOf, openApiFixture } from '../testing/fixtures/api-fixture'
import { openDestinationsFixture } from '../testing/fixtures/destinations'
import { endpoints } from './api'

const operations = endpoints.flatMap(({ path, operations: all }) =>
  Object.entries(all).map(([method, { spec }]) => ({
    method: method as 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: path.replaceAll(/\{\w+\}/g, 'b216xcBbIHTGt3eazaXwBQ'),
    spec,
    body: spec.body?.example,
  })),
)
const jsonTerms = { type: 'application/json', other: 'application/x-www-form-urlencoded', repeated: '{"a":1,"a":2}' }
const formTerms = { type: jsonTerms.other, other: jsonTerms.type, repeated: 'token=a&token=b' }
const termsOf = (mediaType?: string) => (mediaType === formTerms.type ? formTerms : jsonTerms)
const authenticated = operations.filter(({ spec }) => spec.caller !== 'anyone')

onEveryDatabase('API responses match the OpenAPI document', (open) => {
  it('every operation that needs a token rejects requests without a valid one', async () => {
    const { call } = await openApiFixture(await open())
    for (const { method, path, body } of authenticated) {
      expect(codeOf(await call(method, path, { body }))).toEqual([401, 'missing_credentials'])
      expect(codeOf(await call(method, path, { body, token: 'x' }))).toEqual([401, 'invalid_token'])
      const twice = { Authorization: 'Bearer x', 'X-Api-Key': 'x' }
      expect(codeOf(await call(method, path, { body, headers: twice }))).toEqual([400, 'invalid_request'])
    }
    for (const { method, path } of operations.filter(({ spec }) => spec.caller === 'anyone' && !spec.body)) {
      expect((await call(method, path)).status).toBe(200)
    }
  })

  it('every operation names the scope that a token lacks', async () => {
    const { call, make, owner } = await openApiFixture(await open())
    for (const { method, path, body, spec } of authenticated.filter(({ spec: { scopes } }) => scopes?.length)) {
      const [scope = ''] = spec.scopes ?? []
      const token = await make(owner, { scopes: [scope === 'contacts:read' ? 'profile:read' : 'contacts:read'] })
      const rejected = await call(method, path, { body, token })
      expect(codeOf(rejected)).toEqual([403, 'insufficient_scope'])
      expect(rejected.headers.get('www-authenticate')).toContain(`scope="${scope}"`)
    }
  })

  it('every operation reports an outage as unavailable and a bug as internal', async () => {
    const { server } = await openApiFixture(await open())
    const failing = (error: Error) => client({ ...server, tokens: { ...server.tokens, authenticate: () => Promise.reject(error) } })
    for (const { method, path, body } of authenticated) {
      const outage = await failing(new DatabaseBusy('busy'))(method, path, { body, token: 'x' })
      expect([...codeOf(outage), outage.headers.get('retry-after')]).toEqual([503, 'unavailable', '1'])
      const bug = await failing(new Error('secret'))(method, path, { body, token: 'x' })
      expect(codeOf(bug)).toEqual([500, 'internal'])
      expect(JSON.stringify(bug.body)).not.toContain('secret')
    }
  })

  it('every operation rejects an oversized, malformed or unexpected body', async () => {
    const { call, admin, owner, make } = await openApiFixture(await open())
    const verifier = await make(owner, { type: 'admin', acknowledged: true, scopes: ['tokens:verify', 'hooks:write'] })
    const all = await admin()
    for (const { method, path, spec } of authenticated) {
      const token = spec.scopes?.some((scope) => /verify|hooks/.test(scope)) ? verifier : all
      const { type, other, repeated } = termsOf(spec.body?.mediaType)
      const send = (body: string, contentType = type) => call(method, path, { token, body, headers: { 'Content-Type': contentType } })
      if (!spec.body && method === 'GET') continue
      const expected = spec.body ? [415, 413, 400] : [400, 400, 400]
      const large = JSON.stringify('x'.repeat(spec.body?.limit ?? 10))
      const responses = [await send('a=b', other), await send(large), await send(repeated)]
      expect([method, path, ...responses.map(({ status }) => status)]).toEqual([method, path, ...expected])
    }
  })

  it('token, verify and hook responses match the document', async () => {
    const { server, scene, make, owner } = await openApiFixture(await open())
    const { destinations, make: makeDestination } = openDestinationsFixture(scene)
    const call = client({ ...server, destinations })
    const verifier = await make(owner, { type: 'admin', acknowledged: true, scopes: ['tokens:verify', 'hooks:write'] })
    const token = await make()
    expect(await call('GET', '/api/v1/token', { token })).toMatchObject({ status: 200, body: { type: 'user' } })
    expect((await call('POST', '/api/v1/verify', { token: verifier, body: { token } })).body).toMatchObject({ active: true })
    expect((await call('POST', '/api/v1/verify', { token: verifier, body: { token: 'x' } })).body).toEqual({
      active: false,
      code: 'malformed',
    })
    expect((await call('DELETE', '/api/v1/token', { token })).status).toBe(204)
    const destination = await makeDestination(owner)
    const deliver = (id: string) => call('POST', `/api/v1/hooks/${id}`, { token: destination.token, body: { lead: 1 } })
    expect([(await deliver(destination.id)).status, (await deliver('%00')).status]).toEqual([202, 404])
    await destinations.setPaused(owner, destination.id, true)
    expect(codeOf(await deliver(destination.id))).toEqual([409, 'wrong_status'])
    expect((await call('GET', '/api/v1/openapi.json')).body).toMatchObject({ openapi: '3.1.1' })
  })
})
