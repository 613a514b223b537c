import { expect, it } from 'vitest'
import { Secret } from '../secret'
import { onEveryDatabase } from '../testing/databases/databases'
import { codeOf, openApiFixture } from '../testing/fixtures/api-fixture'
import { dayMs } from '../time/units'

const path = '/api/v1/contacts'

const fieldsOf = ({ body }: { readonly body: unknown }): string[] => Object.keys(body as object).sort()

onEveryDatabase('an Idempotency-Key', (open) => {
  async function setUp() {
    const fixture = await openApiFixture(await open())
    const token = await fixture.make()
    const post = (key: string, body: object = { firstName: 'Lea' }, by = token) =>
      fixture.call('POST', path, { token: by, body, headers: { 'Idempotency-Key': key } })
    const count = () => fixture.db.read.contact.count()
    return { ...fixture, token, post, count }
  }

  it('returns the first response to a repeated request without doing the work again', async () => {
    const { post, count } = await setUp()
    const [first, second] = [await post('a'), await post('a')]
    expect([second.status, second.body]).toEqual([201, first.body])
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect([first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([null, 'true'])
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
    expect(await count()).toBe(1)
  })

  it('runs the work once for fifty concurrent requests', async () => {
    const { post, count } = await setUp()
    const responses = await Promise.all(Array.from({ length: 50 }, () => post('a')))
    expect(await count()).toBe(1)
    const first = responses.filter(({ status, headers }) => status === 201 && !headers.has('idempotent-replayed'))
    expect(first).toHaveLength(1)
    for (const each of responses) expect([201, 409]).toContain(each.status)
    expect(new Set(responses.filter(({ status }) => status === 201).map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })

  it('is rejected with a different body, but not with reordered keys', async () => {
    const { post, count } = await setUp()
    await post('a', { firstName: 'Lea', lastName: 'Nunes' })
    expect((await post('a', { lastName: 'Nunes', firstName: 'Lea' })).status).toBe(201)
    const other = await post('a', { firstName: 'Mia' })
    expect(other).toMatchObject({
      status: 422,
      body: { fields: { 'Idempotency-Key': ['This key was already used with a different body.'] } },
    })
    expect(await count()).toBe(1)
  })

  it('shows a token nothing that it may no longer read', async () => {
    const { scene, ana, post, call, token, admin, location } = await setUp()
    const body = { externalId: '1' }
    await call('POST', path, { token, body: { ...body, phone: '+351912345678', company: 'Acme' } })
    expect((await post('a', body)).body).toMatchObject({ company: 'Acme' })
    const edit = { version: 1, name: 'Sync', note: '', scopes: ['contacts:write'], ipAllowlist: [] }
    expect((await scene.tokens.edit(ana, token.slice(0, 20), edit)).ok).toBe(true)
    const reduced = await post('a', body)
    expect(fieldsOf(reduced)).toEqual(['externalId', 'id'])
    expect([reduced.status, reduced.headers.get('idempotent-replayed')]).toEqual([200, 'true'])
    const [inDowntown, everywhere] = [await location(), await admin()]
    const moved = await post('b', { ...body, company: 'Acme' }, inDowntown)
    await call('PATCH', moved.headers.get('location') ?? '', { token: everywhere, body: { locationId: null } })
    expect(fieldsOf(await post('b', { ...body, company: 'Acme' }, inDowntown))).toEqual(['company', 'externalId', 'id'])
  })

  it('belongs to one token, even if another token has the same owner', async () => {
    const { post, make, eva, count } = await setUp()
    await post('a')
    expect((await post('a', { firstName: 'Mia' }, await make())).status).toBe(201)
    expect((await post('a', { firstName: 'Zoe' }, await make(eva))).status).toBe(201)
    expect(await count()).toBe(3)
  })

  it('expires after exactly 24 hours', async () => {
    const { post, scene, count } = await setUp()
    await post('a')
    scene.clock.advance(dayMs - 1)
    expect((await post('a')).headers.get('idempotent-replayed')).toBe('true')
    scene.clock.advance(1)
    expect((await post('a')).headers.get('idempotent-replayed')).toBeNull()
    expect(await count()).toBe(2)
  })

  it('can be used again after a failed request', async () => {
    const { post } = await setUp()
    await post('x', { externalId: '1' })
    await post('y', { email: 'lea@example.com' })
    const both = { externalId: '1', email: 'lea@example.com' }
    expect(codeOf(await post('a', both))).toEqual([409, 'conflict'])
    expect((await post('a', { externalId: '1' })).status).toBe(200)
  })

  it('can be used again after an exception, and by one request a minute after an unfinished one', async () => {
    const { post, db, scene, server, count } = await setUp()
    const { contacts } = server
    Object.assign(server, { contacts: { ...contacts, upsert: () => Promise.reject(new Error('lost')) } })
    expect(codeOf(await post('a'))).toEqual([500, 'internal'])
    Object.assign(server, { contacts })
    expect((await post('a')).status).toBe(201)
    await db.write((tx) => tx.idempotency.updateMany({ data: { status: null, response: null } }))
    expect(codeOf(await post('a'))).toEqual([409, 'conflict'])
    scene.clock.advance(60_000)
    const again = await Promise.all([post('a'), post('a'), post('a')])
    expect(again.filter(({ status, headers }) => status === 201 && !headers.has('idempotent-replayed'))).toHaveLength(1)
    expect(await count()).toBe(2)
  })

  it('returns the stored response if the first request died between its work and its response', async () => {
    const { post, server, count } = await setUp()
    const { contacts } = server
    const dies: typeof contacts.upsert = async (...given) => {
      await contacts.upsert(...given)
      throw new Error('lost')
    }
    Object.assign(server, { contacts: { ...contacts, upsert: dies } })
    expect(codeOf(await post('a'))).toEqual([500, 'internal'])
    Object.assign(server, { contacts })
    const again = await post('a')
    expect([again.status, again.headers.get('idempotent-replayed'), again.body]).toMatchObject([201, 'true', { firstName: 'Lea' }])
    expect(await count()).toBe(1)
  })

  it('is stored with the work or not at all', async () => {
    const { post, server, count } = await setUp()
    const { contacts } = server
    const fails: typeof contacts.upsert = (actor, input, note) =>
      contacts.upsert(actor, input, async (...noted) => {
        await note?.(...noted)
        throw new Error('lost')
      })
    Object.assign(server, { contacts: { ...contacts, upsert: fails } })
    expect(codeOf(await post('a'))).toEqual([500, 'internal'])
    expect(await count()).toBe(0)
    Object.assign(server, { contacts })
    expect((await post('a')).headers.get('idempotent-replayed')).toBeNull()
    expect(await count()).toBe(1)
  })

  it('that was taken over from a hanging request runs the work once', async () => {
    const { post, scene, server, count } = await setUp()
    const { contacts } = server
    const hangs: typeof contacts.upsert = async (...given) => {
      Object.assign(server, { contacts })
      scene.clock.advance(60_000)
      expect((await post('a')).status).toBe(201)
      return contacts.upsert(...given)
    }
    Object.assign(server, { contacts: { ...contacts, upsert: hangs } })
    expect(codeOf(await post('a'))).toEqual([409, 'conflict'])
    expect((await post('a')).headers.get('idempotent-replayed')).toBe('true')
    expect(await count()).toBe(1)
  })

  it('never stores or replays a secret', async () => {
    const { post, server, db } = await setUp()
    const { contacts } = server
    const secret = new Secret('kru_0000000000000000_x')
    const reveals: typeof contacts.upsert = (actor, input, note) =>
      contacts.upsert(
        actor,
        input,
        (tx, written) => note?.(tx, { ...written, contact: { ...written.contact, source: secret as never } }) ?? Promise.resolve(),
      )
    Object.assign(server, { contacts: { ...contacts, upsert: reveals } })
    await post('a')
    expect((await db.read.idempotency.findFirstOrThrow()).response).toContain('"source":"[secret]"')
    expect((await post('a')).body).toMatchObject({ source: '[secret]' })
  })

  it('must have 1 to 255 visible characters and appear once', async () => {
    const { post, count } = await setUp()
    for (const key of ['', 'x'.repeat(256), 'a,b', 'a b', 'a, a'])
      expect([key, ...codeOf(await post(key))]).toEqual([key, 400, 'invalid_request'])
    expect(await count()).toBe(0)
    expect((await post('x'.repeat(255))).status).toBe(201)
  })

  it('does not replay a response to a rejected token', async () => {
    const { post, scene, ana, token } = await setUp()
    await post('a')
    await scene.tokens.revoke(ana, token.slice(0, 20))
    expect(codeOf(await post('a'))).toEqual([401, 'invalid_token'])
  })
})
