import { expect, it } from 'vitest'
import { createCleaning } from '../destinations/clean'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { codeOf, openApiFixture } from '../testing/fixtures/api-fixture'
import { openDestinationsFixture } from '../testing/fixtures/destinations'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { createStorage, type StorageLimits } from './index'

const unlimited: StorageLimits = { contacts: 0, contactMegabytes: 0, deliveryMegabytes: 0 }

const usedOf = async (db: TestDb) => {
  const row = await db.read.organizationStorage.findUnique({ where: { orgId } })
  return row && { contacts: row.contacts, contactBytes: Number(row.contactBytes), deliveryBytes: Number(row.deliveryBytes) }
}

onEveryDatabase('what an organization stores', (open) => {
  it('is counted for every way to write it', async () => {
    const { db, call, make } = await openApiFixture(await open())
    const token = await make()
    const create = (body: object) => call('POST', '/api/v1/contacts', { token, body })
    const { body } = await create({ email: 'zoe@example.com', firstName: 'Zoë', company: 'Açores', tags: ['buyer'] })
    await create({ email: 'rui@example.com', phone: '+351 912 345 678', externalId: 'crm-1', firstName: 'Rui' })
    const bytes = async () => {
      const rows = await db.read.contact.findMany()
      const texts = rows.flatMap(({ firstName, lastName, email, phone, company, tags, source, externalId, search }) => {
        return [firstName, lastName, email, phone, company, tags, source, externalId, search]
      })
      return Buffer.byteLength(texts.join(''))
    }
    expect(await usedOf(db)).toEqual({ contacts: 2, contactBytes: await bytes(), deliveryBytes: 0 })
    const path = `/api/v1/contacts/${(body as { id: string }).id}`
    await call('PATCH', path, { token, body: { company: null, lastName: 'Nunes' } })
    expect(await usedOf(db)).toEqual({ contacts: 2, contactBytes: await bytes(), deliveryBytes: 0 })
    await call('DELETE', path, { token })
    expect(await usedOf(db)).toEqual({ contacts: 1, contactBytes: await bytes(), deliveryBytes: 0 })
    await db.write((tx) => tx.contact.deleteMany())
    expect(await usedOf(db)).toEqual({ contacts: 0, contactBytes: 0, deliveryBytes: 0 })
  })

  it('has exactly as many contacts as its limit allows, also if they are created concurrently', async () => {
    const { db, call, make } = await openApiFixture(await open(), { KEYRAIL_MAX_CONTACTS: '3' })
    const tokens = [await make(), await make()]
    const create = (index: number) =>
      call('POST', '/api/v1/contacts', { token: tokens[index % 2] ?? '', body: { email: `lead${index}@example.com` } })
    const statuses = (await Promise.all(Array.from({ length: 8 }, (_, index) => create(index)))).map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(3)
    expect(statuses.filter((status) => status === 409)).toHaveLength(5)
    expect(await db.read.contact.count()).toBe(3)
    const rejected = await create(9)
    expect(codeOf(rejected)).toEqual([409, 'limit_reached'])
    expect(rejected.body).toMatchObject({ detail: 'The limit is 3 contacts.' })
    const { id, email } = await db.read.contact.findFirstOrThrow()
    expect((await call('POST', '/api/v1/contacts', { token: tokens[0] ?? '', body: { email, company: 'Acme' } })).status).toBe(200)
    await call('DELETE', `/api/v1/contacts/${id}`, { token: tokens[0] ?? '' })
    expect((await create(10)).status).toBe(201)
  })

  it('has no more bytes of contacts than its limit allows, and may shrink above it', async () => {
    const { db, call, make } = await openApiFixture(await open(), { KEYRAIL_MAX_CONTACT_MB: '1' })
    const token = await make()
    await call('POST', '/api/v1/contacts', { token, body: { email: 'lea@example.com', company: 'Acme' } })
    await db.write((tx) => tx.organizationStorage.update({ where: { orgId }, data: { contactBytes: 1_000_000 } }))
    const change = (company: string | null) => call('POST', '/api/v1/contacts', { token, body: { email: 'lea@example.com', company } })
    expect(codeOf(await change('A longer name'))).toEqual([409, 'limit_reached'])
    expect(codeOf(await call('POST', '/api/v1/contacts', { token, body: { email: 'rui@example.com' } }))).toEqual([409, 'limit_reached'])
    expect((await change(null)).status).toBe(200)
  })

  it('has no more bytes of deliveries than its limit allows, in all destinations together', async () => {
    const fixture = await openOrgFixture(await open())
    const owner = await fixture.person('owner', 'Ana Martins')
    const storage = createStorage({ ...unlimited, deliveryMegabytes: 1 })
    const { make, deliver } = openDestinationsFixture(fixture, { storage })
    const destinations = [await make(owner), await make(owner)]
    const text = JSON.stringify('x'.repeat(199_998))
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, index) => deliver(destinations[index % 2]?.token ?? '', destinations[index % 2]?.id ?? '', text)),
    )
    expect(outcomes.filter((outcome) => outcome === 'limit_reached')).toHaveLength(3)
    expect(await usedOf(fixture.db as TestDb)).toMatchObject({ deliveryBytes: 1_000_000 })
    fixture.clock.advance('P31D')
    await createCleaning(fixture)()
    expect(await usedOf(fixture.db as TestDb)).toMatchObject({ deliveryBytes: 0 })
    expect(await deliver(destinations[0]?.token ?? '', destinations[0]?.id ?? '', text)).toHaveLength(22)
  })

  it('notifies those who manage a destination of ten deliveries that did not fit', async () => {
    const fixture = await openOrgFixture(await open())
    const owner = await fixture.person('owner', 'Ana Martins')
    const storage = createStorage({ ...unlimited, deliveryMegabytes: 1 })
    const { make, deliver } = openDestinationsFixture(fixture, { storage })
    const { id, token } = await make(owner)
    await deliver(token, id)
    await fixture.db.write((tx) => tx.organizationStorage.update({ where: { orgId }, data: { deliveryBytes: 1_000_000 } }))
    for (let sent = 0; sent < 10; sent += 1) expect(await deliver(token, id)).toBe('limit_reached')
    expect(await fixture.db.read.notice.findMany({ where: { kind: 'delivery_failing' } })).toMatchObject([
      { userId: owner.userId, facts: expect.stringContaining('"full":1') },
    ])
  })
})
