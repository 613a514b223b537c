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
    address: path.replaceAll(/\{\w+\}/g, 'b216xcBbIHTGt3eazaXwBQ'),
    spec,
    body: spec.body?.example,
  })),
)
const guarded = operations.filter(({ spec }) => spec.caller !== 'anyone')

onEveryDatabase('the API, each answer as the document tells it', (open) => {
  it('no operation but the open ones does anything without a good token', async () => {
    const { call } = await openApiFixture(await open())
    for (const { method, address, body } of guarded) {
      expect(codeOf(await call(method, address, { body }))).toEqual([401, 'missing_credentials'])
      expect(codeOf(await call(method, address, { body, token: 'x' }))).toEqual([401, 'invalid_token'])
      const twice = { Authorization: 'Bearer x', 'X-Api-Key': 'x' }
      expect(codeOf(await call(method, address, { body, headers: twice }))).toEqual([400, 'invalid_request'])
    }
    for (const { method, address } of operations.filter(({ spec }) => spec.caller === 'anyone')) {
      expect((await call(method, address)).status).toBe(200)
    }
  })

  it('each operation names the access it needs', async () => {
    const { call, make, owner } = await openApiFixture(await open())
    for (const { method, address, body, spec } of guarded.filter(({ spec: { scopes } }) => scopes?.length)) {
      const [scope = ''] = spec.scopes ?? []
      const token = await make(owner, { scopes: [scope === 'contacts:read' ? 'profile:read' : 'contacts:read'] })
      const rejected = await call(method, address, { body, token })
      expect(codeOf(rejected)).toEqual([403, 'insufficient_scope'])
      expect(rejected.headers.get('www-authenticate')).toContain(`scope="${scope}"`)
    }
  })

  it('an outage is unavailable, a bug internal, on every operation', async () => {
    const { server } = await openApiFixture(await open())
    const failing = (error: Error) => client({ ...server, tokens: { ...server.tokens, authenticate: () => Promise.reject(error) } })
    for (const { method, address, body } of guarded) {
      const away = await failing(new DatabaseBusy('busy'))(method, address, { body, token: 'x' })
      expect([...codeOf(away), away.headers.get('retry-after')]).toEqual([503, 'unavailable', '1'])
      const broken = await failing(new Error('secret'))(method, address, { body, token: 'x' })
      expect(codeOf(broken)).toEqual([500, 'internal'])
      expect(JSON.stringify(broken.body)).not.toContain('secret')
    }
  })

  it('a body of another kind, too large or where none is wanted is rejected by every operation', async () => {
    const { call, admin, owner, make } = await openApiFixture(await open())
    const verifier = await make(owner, { type: 'admin', acknowledged: true, scopes: ['tokens:verify', 'hooks:write'] })
    const all = await admin()
    for (const { method, address, spec } of guarded) {
      const token = spec.scopes?.some((scope) => /verify|hooks/.test(scope)) ? verifier : all
      const send = (body: string, type = 'application/json') => call(method, address, { token, body, headers: { 'Content-Type': type } })
      if (!spec.body && method === 'GET') continue
      const wanted = spec.body ? [415, 413, 400] : [400, 400, 400]
      const large = JSON.stringify('x'.repeat(spec.body?.limit ?? 10))
      const told = [await send('a=b', 'application/x-www-form-urlencoded'), await send(large), await send('{"a":1,"a":2}')]
      expect([method, address, ...told.map(({ status }) => status)]).toEqual([method, address, ...wanted])
    }
  })

  it('tokens, verification and hooks answer as they are documented', async () => {
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
    const made = await makeDestination(owner)
    const deliver = (id: string) => call('POST', `/api/v1/hooks/${id}`, { token: made.token, body: { lead: 1 } })
    expect([(await deliver(made.id)).status, (await deliver('%00')).status]).toEqual([202, 404])
    await destinations.setPaused(owner, made.id, true)
    expect(codeOf(await deliver(made.id))).toEqual([409, 'wrong_status'])
    expect((await call('GET', '/api/v1/openapi.json')).body).toMatchObject({ openapi: '3.1.1' })
  })
})
