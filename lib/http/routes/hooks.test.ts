import { expect, it } from 'vitest'
import { bodyLimit, deliveriesPerMinute } from '../../destinations/limits'
import { onEveryDatabase } from '../../testing/databases/databases'
import { fillDestination, openDestinationsFixture } from '../../testing/fixtures/destinations'
import { openOrgFixture } from '../../testing/fixtures/org-fixture'
import { type TestServer, testServer } from '../../testing/fixtures/server'
import { createHandlers } from '../handler'
import { hooksEndpoint } from './hooks'
import { tokenEndpoint } from './token'

const base = 'http://localhost:3000/api/v1'

onEveryDatabase('/api/v1/hooks/{destination}', (open) => {
  async function setUp() {
    const db = await open()
    const scene = await openOrgFixture(db)
    const { destinations, make } = openDestinationsFixture(scene)
    const { tokens, clock, usage } = scene
    const server: TestServer = { ...(await testServer(db)), tokens, clock, usage, destinations }
    const owner = await scene.person('owner', 'Ana Martins')
    const destination = await make(owner)
    const routes = createHandlers(() => server, hooksEndpoint)
    const post = (body: BodyInit, headers: Record<string, string> = {}, { id = destination.id, token = destination.token } = {}) =>
      routes.POST(
        new Request(`${base}/hooks/${id}`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
          body,
        }),
      )
    const bodies = async () => (await db.read.delivery.findMany({ orderBy: { at: 'asc' } })).map(({ body }) => body)
    return { db, scene, server, destinations, make, owner, destination, routes, post, bodies }
  }

  it('responds with 202 and an id, and stores any JSON byte for byte', async () => {
    const { post, bodies } = await setUp()
    const texts = ['{"lead":"Rui"}', ' [1,\n2] ', '"text"', 'null', '0', '{"a":{"b":[{}]}}']
    for (const text of texts) {
      const response = await post(text)
      expect([response.status, Object.keys(await response.json())]).toEqual([202, ['id']])
      expect(response.headers.get('cache-control')).toBe('no-store')
    }
    expect((await bodies()).toSorted()).toEqual(texts.toSorted())
  })

  it('accepts only a single JSON value and stores nothing it rejects', async () => {
    const { post, bodies } = await setUp()
    const utf16 = Buffer.from('{"a":1}', 'utf16le')
    const rejected: [string, BodyInit, Record<string, string>, number][] = [
      ['a byte order mark', '\uFEFF{}', {}, 400],
      ['two values', '{}{}', {}, 400],
      ['nothing', '', {}, 400],
      ['text that is not JSON', 'lead=Rui', {}, 400],
      ['invalid UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, 400],
      ['another encoding', utf16, {}, 400],
      ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`, {}, 400],
      ['a form', 'a=1', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
      ['no content type', '{}', { 'Content-Type': '' }, 415],
      ['a compressed body', '{}', { 'Content-Encoding': 'gzip' }, 415],
    ]
    for (const [what, body, headers, status] of rejected) expect([what, (await post(body, headers)).status]).toEqual([what, status])
    expect(await bodies()).toEqual([])
  })

  it('accepts at most 256 KB, whatever length the sender declares', async () => {
    const { post, bodies } = await setUp()
    const full = `"${'x'.repeat(bodyLimit - 2)}"`
    expect((await post(full)).status).toBe(202)
    expect((await post(`${full} `)).status).toBe(413)
    expect((await bodies()).map((body) => body.length)).toEqual([bodyLimit])
  })

  it('notifies the people responsible for a destination of ten oversized deliveries in a row, by declared length alone', async () => {
    const { db, make, owner, post, destinations, destination } = await setUp()
    const elsewhere = await make(owner)
    const large = async (count: number, id = destination.id) => {
      const sent = Array.from({ length: count }, () => post('{}', { 'Content-Length': String(bodyLimit + 1) }, { id }))
      for (const { status } of await Promise.all(sent)) expect(status).toBe(413)
    }
    const subjects = async () => (await db.read.mailOutbox.findMany()).map(({ subject }) => subject)
    await large(9)
    expect((await post('{}')).status).toBe(202)
    await large(9)
    await destinations.setPaused(owner, destination.id, true)
    expect((await post('{}')).status).toBe(409)
    await destinations.setPaused(owner, destination.id, false)
    await large(10, elsewhere.id)
    await large(1, 'nothing')
    expect(await subjects()).toEqual([])
    await large(1)
    expect(await subjects()).toEqual(['The last 10 deliveries to Website leads were rejected because each was larger than 256 KB.'])
  })

  it('a repeated key delivers once under either header; a different body is rejected', async () => {
    const { post, bodies } = await setUp()
    for (const name of ['Idempotency-Key', 'webhook-id']) {
      const first = await (await post('{"n":1}', { [name]: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' })).json()
      const again = await post('{"n":1}', { [name]: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' })
      expect([again.status, await again.json()]).toEqual([202, first])
      const other = await post('{"n": 1}', { [name]: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' })
      expect([other.status, await other.json()]).toMatchObject([422, { code: 'invalid_input' }])
    }
    expect(await bodies()).toHaveLength(2)
  })

  it.each(['', 'a b', 'a, b', 'x'.repeat(256), 'é'])('a malformed key is rejected: %s', async (key) => {
    const { post } = await setUp()
    const response = await post('{}', { 'webhook-id': key })
    expect(response.status).toBe(400)
  })

  it('unknown, foreign and unreachable destinations get the same 404', async () => {
    const { post, make, owner } = await setUp()
    const other = await make(owner)
    const responseTo = async (id: string) => {
      const response = await post('{}', {}, { id })
      const { requestId: _requestId, ...body } = await response.json()
      return JSON.stringify([response.status, body])
    }
    const responses = await Promise.all([
      responseTo(other.id),
      responseTo('0'.repeat(22)),
      responseTo('%00'),
      responseTo('..%2f..'),
      responseTo('x'.repeat(500)),
    ])
    expect(new Set(responses).size).toBe(1)
    expect(responses[0]).toContain('"code":"not_found"')
  })

  it('a paused destination responds with 409, a deleted one with 401 to the very next delivery', async () => {
    const { post, destinations, owner, destination } = await setUp()
    await destinations.setPaused(owner, destination.id, true)
    const paused = await post('{}')
    expect([paused.status, await paused.json()]).toMatchObject([409, { code: 'wrong_status' }])
    await destinations.setPaused(owner, destination.id, false)
    expect((await post('{}')).status).toBe(202)
    await destinations.remove(owner, destination.id)
    expect((await post('{}')).status).toBe(401)
  })

  it('a managed token can read and revoke itself; a token without the scope is rejected', async () => {
    const { server, scene, owner, destination, post, destinations } = await setUp()
    const self = (method: 'GET' | 'DELETE') =>
      createHandlers(() => server, tokenEndpoint)[method](
        new Request(`${base}/token`, { method, headers: { 'X-Api-Key': destination.token } }),
      )
    expect(await (await self('GET')).json()).toMatchObject({ type: 'managed', name: 'Website leads', scopes: ['hooks:write'], owner: null })
    expect((await post('{}')).status).toBe(202)
    const revoked = await self('DELETE')
    expect([revoked.status, await revoked.text()]).toEqual([204, ''])
    expect([(await post('{}')).status, (await self('GET')).status, (await self('DELETE')).status]).toEqual([401, 401, 401])
    const renewed = await destinations.renewToken(owner, destination.id)
    expect((await post('{}', {}, { token: renewed.ok ? renewed.value.secret.reveal() : '' })).status).toBe(202)
    const { token } = await scene.make(owner, { scopes: ['contacts:write'] })
    const lacking = await post('{}', {}, { token })
    expect([lacking.status, lacking.headers.get('www-authenticate')]).toEqual([403, expect.stringContaining('scope="hooks:write"')])
  })

  it('deliveries beyond the rate of a destination get 429 with Retry-After', async () => {
    const { db, scene, destination, post } = await setUp()
    await fillDestination(db, destination.id, await scene.clock.now(), deliveriesPerMinute)
    scene.clock.advance('PT20S')
    const rejected = await post('{}')
    expect([rejected.status, rejected.headers.get('retry-after')]).toEqual([429, '40'])
    expect(await rejected.json()).toMatchObject({ code: 'rate_limited', detail: 'A destination accepts 600 deliveries per minute.' })
    scene.clock.advance('PT40S')
    expect((await post('{}')).status).toBe(202)
  })

  it('only POST is allowed, and bodies are never logged', async () => {
    const { routes, server, destination, post } = await setUp()
    await post('{"lead":"Rui Costa"}')
    await post('not JSON: Rui Costa')
    expect(JSON.stringify(server.lines)).not.toMatch(/Rui|krm_/)
    const get = await routes.GET(new Request(`${base}/hooks/${destination.id}`, { headers: { 'X-Api-Key': destination.token } }))
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
  })
})
