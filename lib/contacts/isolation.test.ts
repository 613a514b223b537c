import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { TokenActor } from '../actor'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { downtown, fieldsOf, harbour, openContactsFixture, software } from '../testing/fixtures/contacts'

type Opened = Awaited<ReturnType<typeof openContactsFixture>>
type Who = 'ana' | 'rui' | 'downtown' | 'harbour'

const apart = [
  ['downtown', 'harbour'],
  ['ana', 'rui'],
  ['ana', 'downtown'],
] as const satisfies readonly (readonly [Who, Who])[]

const one = <const T>(...values: readonly T[]) => fc.constantFrom(...values)
const identity = fc.record({ email: one(null, 'lead@example.com', 'lea@example.com'), externalId: one(null, '1', '2') })
const call = fc.record({
  first: fc.boolean(),
  verb: one('upsert', 'upsert', 'upsert', 'change', 'remove', 'list', 'read'),
  at: fc.nat({ max: 2 }),
  toRui: fc.boolean(),
  fields: fc.tuple(identity, one('Lea', 'Rui')).map(([ids, firstName]) => ({ ...ids, firstName })),
})
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never

/** Responses of the calls, without random ids and times. */
async function answersTo({ contacts, ana, rui, db }: Opened, who: readonly [Who, Who], calls: readonly Call[]): Promise<unknown[]> {
  await db.write((tx) => tx.contact.deleteMany())
  const actors: Record<Who, TokenActor> = {
    ana,
    rui,
    downtown: software('location'),
    harbour: software('location', { locationId: harbour }),
  }
  const written: Record<Who, string[]> = { ana: [], rui: [], downtown: [], harbour: [] }
  const answers: unknown[] = []
  for (const { first, verb, at, toRui, fields } of calls) {
    const name = who[first ? 0 : 1]
    const actor = actors[name]
    const id = written[name][at] ?? 'unknown'
    const owner = name === 'downtown' && toRui ? { ownerId: rui.userId } : {}
    const answer = await {
      upsert: () => contacts.upsert(actor, { ...fields, ...owner }),
      change: () => contacts.change(actor, id, fields, null),
      remove: () => contacts.remove(actor, id, null),
      list: () => contacts.list(actor, { q: fields.firstName }),
      read: () => contacts.read(actor, id),
    }[verb]()
    if (verb === 'upsert' && answer.ok) written[name].push((answer.value as { contact: { id: string } }).contact.id)
    if (!first) answers.push(JSON.parse(JSON.stringify(answer, (key, value: unknown) => (volatile.has(key) ? 0 : value))))
  }
  return answers
}

const volatile = new Set(['id', 'createdAt', 'updatedAt', 'nextCursor'])

onEveryDatabase('two reaches over contacts', (open) => {
  const opened = async (db: Promise<TestDb>) => openContactsFixture(await db)

  it.each(apart)('no call of %s changes a response to %s', async (first, second) => {
    const [shared, alone] = [await opened(open()), await opened(open())]
    const property = fc.asyncProperty(fc.array(call, { minLength: 2, maxLength: 8 }), async (calls) => {
      const responses = await answersTo(shared, [first, second], calls)
      const expected = calls.filter(({ first }) => !first)
      expect(responses).toEqual(await answersTo(alone, [first, second], expected))
    })
    await fc.assert(property, { numRuns: 20 })
  })

  it('two locations have the same lead, and each finds its own again', async () => {
    const { add } = await opened(open())
    const [first, second] = [software('location'), software('location', { locationId: harbour })]
    const lead = { email: 'lead@example.com', externalId: '1' }
    const [one, other] = [await add(first, lead), await add(second, lead)]
    expect(one.id).not.toBe(other.id)
    expect([(await add(first, lead)).id, (await add(second, lead)).id]).toEqual([one.id, other.id])
  })

  it('a location that assigns a contact to a person learns nothing of the contacts that the person has elsewhere', async () => {
    const { contacts, add, rui } = await opened(open())
    await add(rui, { email: 'lead@example.com', company: 'Private' })
    const assigned = await contacts.upsert(software('location'), { email: 'lead@example.com', ownerId: rui.userId })
    expect(assigned).toMatchObject({ value: { created: true, contact: { company: null, locationId: downtown } } })
  })

  it('a person finds a contact again that was moved to a location', async () => {
    const { contacts, add, ana } = await opened(open())
    const { id } = await add(ana, { email: 'lead@example.com' })
    await contacts.change(software('admin'), id, { locationId: harbour }, null)
    expect((await add(ana, { email: 'lead@example.com', company: 'Acme' })).id).toBe(id)
  })

  it('an administrator names the location of a lead that two locations have', async () => {
    const { contacts, add } = await opened(open())
    const admin = software('admin')
    const created = [
      await add(admin, { externalId: '1', locationId: downtown }),
      await add(admin, { externalId: '1', locationId: harbour }),
    ]
    expect(new Set(created.map(({ id }) => id)).size).toBe(2)
    expect(fieldsOf(await contacts.upsert(admin, { externalId: '1' }))).toEqual(['conflict'])
    expect((await add(admin, { externalId: '1', locationId: harbour, company: 'Acme' })).id).toBe(created[1]?.id)
  })

  it('an identity is taken only by a contact within reach of the token', async () => {
    const { contacts, add } = await opened(open())
    const token = software('location')
    await add(token, { email: 'lead@example.com' })
    const { id } = await add(token, { externalId: '1' })
    expect(fieldsOf(await contacts.change(token, id, { email: 'lead@example.com' }, null))).toEqual(['conflict'])
    const elsewhere = software('location', { locationId: harbour })
    const { id: other } = await add(elsewhere, { externalId: '1' })
    expect((await contacts.change(elsewhere, other, { email: 'lead@example.com' }, null)).ok).toBe(true)
  })
})
