import { expect, it } from 'vitest'
import { bodyLimit, deliveriesPerMinute } from '../../destinations/limits'
import { onEveryDatabase } from '../../testing/databases/databases'
import { fillDestination, openDestinationsFixture } from '../../testing/fixtures/destinations'
import { openOrgFixture } from '../../testing/fixtures/org-fixture'
import { type TestServer, testServer } from '../../testing/fixtures/server'
import { hooksRoute } from './hooks'
import { tokenRoute } from './token'

const base = 'http://localhost:3000/api/v1'

onEveryDatabase('/api/v1/hooks/{destination}', (open) => {
  async function house() {
    const db = await open()
    const scene = await openOrgFixture(db)
    const { destinations, make } = openDestinationsFixture(scene)
    const { tokens, clock, usage } = scene
    const server: TestServer = { ...(await testServer(db)), tokens, clock, usage, destinations }
    const owner = await scene.person('owner', 'Ana Martins')
    const made = await make(owner)
    const routes = hooksRoute(() => server)
    const post = (body: BodyInit, headers: Record<string, string> = {}, { id = made.id, token = made.token } = {}) =>
      routes.POST(
        new Request(`${base}/hooks/${id}`, {
          method: 'POST',
          headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
          body,
        }),
      )
    const bodies = async () => (await db.read.delivery.findMany({ orderBy: { at: 'asc' } })).map(({ body }) => body)
    return { db, scene, server, destinations, make, owner, made, routes, post, bodies }
  }

  it('answers 202 with an id and keeps any JSON, byte for byte', async () => {
    const { post, bodies } = await house()
    const texts = ['{"lead":"Rui"}', ' [1,\n2] ', '"text"', 'null', '0', '{"a":{"b":[{}]}}']
    for (const text of texts) {
      const response = await post(text)
      expect([response.status, Object.keys(await response.json())]).toEqual([202, ['id']])
      expect(response.headers.get('cache-control')).toBe('no-store')
    }
    expect((await bodies()).toSorted()).toEqual(texts.toSorted())
  })

  it('takes nothing but one JSON value, and keeps nothing of what it rejects', async () => {
    const { post, bodies } = await house()
    const utf16 = Buffer.from('{"a":1}', 'utf16le')
    const rejected: [string, BodyInit, Record<string, string>, number][] = [
      ['a byte order mark', '\uFEFF{}', {}, 400],
      ['two values', '{}{}', {}, 400],
      ['nothing', '', {}, 400],
      ['no JSON', 'lead=Rui', {}, 400],
      ['bytes that are no UTF-8', new Uint8Array([0x22, 0xff, 0x22]), {}, 400],
      ['another encoding', utf16, {}, 400],
      ['33 levels', `${'['.repeat(33)}${']'.repeat(33)}`, {}, 400],
      ['a form', 'a=1', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
      ['no type', '{}', { 'Content-Type': '' }, 415],
      ['a compressed body', '{}', { 'Content-Encoding': 'gzip' }, 415],
    ]
    for (const [what, body, headers, status] of rejected) expect([what, (await post(body, headers)).status]).toEqual([what, status])
    expect(await bodies()).toEqual([])
  })

  it('takes 256 KB and not a byte more, whatever the sender says about the length', async () => {
    const { post, bodies } = await house()
    const full = `"${'x'.repeat(bodyLimit - 2)}"`
    expect((await post(full)).status).toBe(202)
    expect((await post(`${full} `)).status).toBe(413)
    expect((await bodies()).map((body) => body.length)).toEqual([bodyLimit])
  })

  it('too large ten times in a row is told to who answers for the destination, by a declared length alone; elsewhere nothing is', async () => {
    const { db, make, owner, post, destinations, made } = await house()
    const elsewhere = await make(owner)
    const large = async (count: number, id = made.id) => {
      const sent = Array.from({ length: count }, () => post('{}', { 'Content-Length': String(bodyLimit + 1) }, { id }))
      for (const { status } of await Promise.all(sent)) expect(status).toBe(413)
    }
    const subjects = async () => (await db.read.mailOutbox.findMany()).map(({ subject }) => subject)
    await large(9)
    expect((await post('{}')).status).toBe(202)
    await large(9)
    await destinations.setPaused(owner, made.id, true)
    expect((await post('{}')).status).toBe(409)
    await destinations.setPaused(owner, made.id, false)
    await large(10, elsewhere.id)
    await large(1, 'nothing')
    expect(await subjects()).toEqual([])
    await large(1)
    expect(await subjects()).toEqual(['The last 10 deliveries into Website leads were rejected because each has more than 256 KB.'])
  })

  it('a repeated key delivers once, under either name; another body is told', async () => {
    const { post, bodies } = await house()
    for (const name of ['Idempotency-Key', 'webhook-id']) {
      const first = await (await post('{"n":1}', { [name]: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' })).json()
      const again = await post('{"n":1}', { [name]: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' })
      expect([again.status, await again.json()]).toEqual([202, first])
      const other = await post('{"n": 1}', { [name]: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W' })
      expect([other.status, await other.json()]).toMatchObject([422, { code: 'invalid_input' }])
    }
    expect(await bodies()).toHaveLength(2)
  })

  it.each(['', 'a b', 'a, b', 'x'.repeat(256), 'é'])('a key that is none is rejected: %s', async (key) => {
    const { post } = await house()
    const response = await post('{}', { 'webhook-id': key })
    expect(response.status).toBe(400)
  })

  it('a destination that is unknown, of another organization or out of reach is the same 404', async () => {
    const { post, make, owner } = await house()
    const other = await make(owner)
    const tell = async (id: string) => {
      const response = await post('{}', {}, { id })
      const { requestId: _requestId, ...body } = await response.json()
      return JSON.stringify([response.status, body])
    }
    const answers = await Promise.all([tell(other.id), tell('0'.repeat(22)), tell('%00'), tell('..%2f..'), tell('x'.repeat(500))])
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('"code":"not_found"')
  })

  it('a paused one is 409, and a deleted one makes the very next delivery 401', async () => {
    const { post, destinations, owner, made } = await house()
    await destinations.setPaused(owner, made.id, true)
    const paused = await post('{}')
    expect([paused.status, await paused.json()]).toMatchObject([409, { code: 'wrong_status' }])
    await destinations.setPaused(owner, made.id, false)
    expect((await post('{}')).status).toBe(202)
    await destinations.remove(owner, made.id)
    expect((await post('{}')).status).toBe(401)
  })

  it('a managed token reads what it is and ends itself at once; one without the scope is told which it lacks', async () => {
    const { server, scene, owner, made, post, destinations } = await house()
    const self = (method: 'GET' | 'DELETE') =>
      tokenRoute(() => server)[method](new Request(`${base}/token`, { method, headers: { 'X-Api-Key': made.token } }))
    expect(await (await self('GET')).json()).toMatchObject({ type: 'managed', name: 'Website leads', scopes: ['hooks:write'], owner: null })
    expect((await post('{}')).status).toBe(202)
    const ended = await self('DELETE')
    expect([ended.status, await ended.text()]).toEqual([204, ''])
    expect([(await post('{}')).status, (await self('GET')).status, (await self('DELETE')).status]).toEqual([401, 401, 401])
    const renewed = await destinations.renewToken(owner, made.id)
    expect((await post('{}', {}, { token: renewed.ok ? renewed.value.secret.reveal() : '' })).status).toBe(202)
    const { token } = await scene.make(owner, { scopes: ['contacts:write'] })
    const lacking = await post('{}', {}, { token })
    expect([lacking.status, lacking.headers.get('www-authenticate')]).toEqual([403, expect.stringContaining('scope="hooks:write"')])
  })

  it('more than a destination takes in a minute is 429 with the seconds until the next', async () => {
    const { db, scene, made, post } = await house()
    await fillDestination(db, made.id, await scene.clock.now(), deliveriesPerMinute)
    scene.clock.advance('PT20S')
    const rejected = await post('{}')
    expect([rejected.status, rejected.headers.get('retry-after')]).toEqual([429, '40'])
    expect(await rejected.json()).toMatchObject({ code: 'rate_limited', detail: 'A destination accepts 600 deliveries per minute.' })
    scene.clock.advance('PT40S')
    expect((await post('{}')).status).toBe(202)
  })

  it('is asked by POST only, and what it was sent is in no log line', async () => {
    const { routes, server, made, post } = await house()
    await post('{"lead":"Rui Costa"}')
    await post('not JSON: Rui Costa')
    expect(JSON.stringify(server.lines)).not.toMatch(/Rui|krm_/)
    const get = await routes.GET(new Request(`${base}/hooks/${made.id}`, { headers: { 'X-Api-Key': made.token } }))
    expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
  })
})
