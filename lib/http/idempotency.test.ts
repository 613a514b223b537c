import { expect, it } from 'vitest'
import { Secret } from '../secret'
import { onEveryDatabase } from '../testing/databases/databases'
import { codeOf, openApiFixture } from '../testing/fixtures/api-fixture'
import { dayMs } from '../time/units'

const path = '/api/v1/contacts'

onEveryDatabase('an Idempotency-Key', (open) => {
  async function house() {
    const made = await openApiFixture(await open())
    const token = await made.make()
    const post = (key: string, body: object = { firstName: 'Lea' }, by = token) =>
      made.call('POST', path, { token: by, body, headers: { 'Idempotency-Key': key } })
    const count = () => made.db.read.contact.count()
    return { ...made, token, post, count }
  }

  it('answers a repeated call as it answered the first one, and does nothing again', async () => {
    const { post, count } = await house()
    const [first, second] = [await post('a'), await post('a')]
    expect([second.status, second.body]).toEqual([201, first.body])
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'))
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect([first.headers.get('idempotent-replayed'), second.headers.get('idempotent-replayed')]).toEqual([null, 'true'])
    expect(second.headers.get('x-request-id')).not.toBe(first.headers.get('x-request-id'))
    expect(await count()).toBe(1)
  })

  it('fifty calls at once do the work once', async () => {
    const { post, count } = await house()
    const told = await Promise.all(Array.from({ length: 50 }, () => post('a')))
    expect(await count()).toBe(1)
    const fresh = told.filter(({ status, headers }) => status === 201 && !headers.has('idempotent-replayed'))
    expect(fresh).toHaveLength(1)
    for (const each of told) expect([201, 409]).toContain(each.status)
    expect(new Set(told.filter(({ status }) => status === 201).map(({ body }) => JSON.stringify(body))).size).toBe(1)
  })

  it('with another body is rejected, whatever the order of its keys', async () => {
    const { post, count } = await house()
    await post('a', { firstName: 'Lea', lastName: 'Nunes' })
    expect((await post('a', { lastName: 'Nunes', firstName: 'Lea' })).status).toBe(201)
    const other = await post('a', { firstName: 'Mia' })
    expect(other).toMatchObject({ status: 422, body: { fields: { 'Idempotency-Key': ['This key was used with another body.'] } } })
    expect(await count()).toBe(1)
  })

  it('belongs to one token: another’s same key is another one, also of the same person', async () => {
    const { post, make, eva, count } = await house()
    await post('a')
    expect((await post('a', { firstName: 'Mia' }, await make())).status).toBe(201)
    expect((await post('a', { firstName: 'Zoe' }, await make(eva))).status).toBe(201)
    expect(await count()).toBe(3)
  })

  it('is forgotten after 24 hours, to the millisecond', async () => {
    const { post, scene, count } = await house()
    await post('a')
    scene.clock.advance(dayMs - 1)
    expect((await post('a')).headers.get('idempotent-replayed')).toBe('true')
    scene.clock.advance(1)
    expect((await post('a')).headers.get('idempotent-replayed')).toBeNull()
    expect(await count()).toBe(2)
  })

  it('of a call that failed may be tried again', async () => {
    const { post } = await house()
    await post('x', { externalId: '1' })
    await post('y', { email: 'lea@example.com' })
    const both = { externalId: '1', email: 'lea@example.com' }
    expect(codeOf(await post('a', both))).toEqual([409, 'conflict'])
    expect((await post('a', { externalId: '1' })).status).toBe(200)
  })

  it('of a call that broke may be tried again, and of one that never ended after a minute, by one', async () => {
    const { post, db, scene, server, count } = await house()
    const { contacts } = server
    Object.assign(server, { contacts: { ...contacts, upsert: () => Promise.reject(new Error('gone')) } })
    expect(codeOf(await post('a'))).toEqual([500, 'internal'])
    Object.assign(server, { contacts })
    expect((await post('a')).status).toBe(201)
    await db.write((tx) => tx.idempotency.updateMany({ where: { key: 'a' }, data: { status: null, response: null } }))
    expect(codeOf(await post('a'))).toEqual([409, 'conflict'])
    scene.clock.advance(60_000)
    const again = await Promise.all([post('a'), post('a'), post('a')])
    expect(again.filter(({ status, headers }) => status === 201 && !headers.has('idempotent-replayed'))).toHaveLength(1)
    expect(await count()).toBe(2)
  })

  it('of a call that ended after its work and before its answer is answered by what was done', async () => {
    const { post, server, count } = await house()
    const { contacts } = server
    const dies: typeof contacts.upsert = async (...given) => {
      await contacts.upsert(...given)
      throw new Error('gone')
    }
    Object.assign(server, { contacts: { ...contacts, upsert: dies } })
    expect(codeOf(await post('a'))).toEqual([500, 'internal'])
    Object.assign(server, { contacts })
    const again = await post('a')
    expect([again.status, again.headers.get('idempotent-replayed'), again.body]).toMatchObject([201, 'true', { firstName: 'Lea' }])
    expect(await count()).toBe(1)
  })

  it('is kept with the work or not at all: what fails between the two undoes both', async () => {
    const { post, server, count } = await house()
    const { contacts } = server
    const fails: typeof contacts.upsert = (actor, input, note) =>
      contacts.upsert(actor, input, async (...told) => {
        await note?.(...told)
        throw new Error('gone')
      })
    Object.assign(server, { contacts: { ...contacts, upsert: fails } })
    expect(codeOf(await post('a'))).toEqual([500, 'internal'])
    expect(await count()).toBe(0)
    Object.assign(server, { contacts })
    expect((await post('a')).headers.get('idempotent-replayed')).toBeNull()
    expect(await count()).toBe(1)
  })

  it('of a call that hung and was taken over does its work once, by whoever took it', async () => {
    const { post, scene, server, count } = await house()
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

  it('keeps no secret: an answer that held one is kept without it, and a replay shows none', async () => {
    const { post, server, db } = await house()
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

  it('is 1 to 255 visible characters, once', async () => {
    const { post, count } = await house()
    for (const key of ['', 'x'.repeat(256), 'a,b', 'a b', 'a, a'])
      expect([key, ...codeOf(await post(key))]).toEqual([key, 400, 'invalid_request'])
    expect(await count()).toBe(0)
    expect((await post('x'.repeat(255))).status).toBe(201)
  })

  it('helps nobody whose token is rejected', async () => {
    const { post, scene, ana, token } = await house()
    await post('a')
    await scene.tokens.revoke(ana, token.slice(0, 20))
    expect(codeOf(await post('a'))).toEqual([401, 'invalid_token'])
  })
})
