import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { fieldsOf, harbour, openContactsFixture, software } from '../../testing/fixtures/contacts'

const whole = {
  firstName: 'Lea',
  lastName: 'Nunes',
  email: 'lea@example.com',
  phone: '+351 912 345 678',
  company: 'Acme',
  tags: ['buyer', 'north'],
  source: 'website',
  externalId: 'crm-1',
}

onEveryDatabase('upserting contacts', (open) => {
  it('returns the contact as it was given', async () => {
    const { contacts, ana, scene } = await openContactsFixture(await open())
    const written = await contacts.upsert(ana, whole)
    const at = (await scene.clock.now()).toISOString()
    const { id } = written.ok ? written.value.contact : { id: '' }
    const contact = { ...whole, id, locationId: null, ownerId: ana.userId, createdAt: at, updatedAt: at }
    expect(written).toEqual({ ok: true, value: { contact, version: 1, created: true } })
    expect(await contacts.read(ana, id)).toEqual({ ok: true, value: { contact, version: 1 } })
  })

  it('leaves omitted fields empty in a new contact and unchanged in an existing one', async () => {
    const { add, ana } = await openContactsFixture(await open())
    const first = await add(ana, { externalId: 'crm-1' })
    expect(first).toMatchObject({ firstName: '', lastName: '', email: null, phone: null, company: null, tags: [], source: null })
    await add(ana, whole)
    expect(await add(ana, { externalId: 'crm-1', company: 'Other' })).toMatchObject({ ...whole, company: 'Other', id: first.id })
    expect(await add(ana, { externalId: 'crm-1', company: null, phone: '', tags: [] })).toMatchObject({
      ...whole,
      company: null,
      phone: null,
      tags: [],
    })
  })

  it('matches an existing contact by external id or by email address in any spelling', async () => {
    const { contacts, add, ana } = await openContactsFixture(await open())
    const { id } = await add(ana, whole)
    expect(await contacts.upsert(ana, { externalId: 'crm-1', email: 'new@example.com' })).toMatchObject({
      value: { created: false, contact: { id } },
    })
    expect(await contacts.upsert(ana, { email: ' NEW@Example.com', firstName: 'Léa' })).toMatchObject({
      value: { created: false, version: 3, contact: { id, firstName: 'Léa', externalId: 'crm-1' } },
    })
  })

  it('keeps version and time if nothing changes', async () => {
    const { contacts, add, ana, scene } = await openContactsFixture(await open())
    const before = await add(ana, whole)
    scene.clock.advance('P1D')
    expect(await contacts.upsert(ana, whole)).toEqual({ ok: true, value: { contact: before, version: 1, created: false } })
  })

  it('identities are unique per owner, and among contacts without owner', async () => {
    const { add, ana, rui } = await openContactsFixture(await open())
    const created = [await add(ana, whole), await add(rui, whole), await add(software('admin'), whole)]
    expect(new Set(created.map(({ id }) => id)).size).toBe(3)
    expect((await add(software('admin'), { ...whole, ownerId: ana.userId })).id).toBe(created[0]?.id)
  })

  it('rejects identities of two different contacts and writes nothing', async () => {
    const { contacts, add, ana } = await openContactsFixture(await open())
    const one = await add(ana, { externalId: 'crm-1' })
    const two = await add(ana, { email: 'lea@example.com' })
    expect(fieldsOf(await contacts.upsert(ana, whole))).toEqual(['conflict'])
    expect(fieldsOf(await contacts.change(ana, two.id, { externalId: 'crm-1' }, null))).toEqual(['conflict'])
    expect(await contacts.list(ana, {})).toMatchObject({ value: { data: [one, two] } })
  })

  it('creates a new contact each time if there is no identity', async () => {
    const { add, ana } = await openContactsFixture(await open())
    expect((await add(ana, { firstName: 'Lea' })).id).not.toBe((await add(ana, { firstName: 'Lea' })).id)
  })

  it('keeps the location of an existing contact if none is given', async () => {
    const { add } = await openContactsFixture(await open())
    await add(software('admin'), { externalId: '1', locationId: harbour })
    expect(await add(software('admin'), { externalId: '1', firstName: 'x' })).toMatchObject({ locationId: harbour })
    expect(await add(software('location', { locationId: harbour }), { externalId: '1', firstName: 'y' })).toMatchObject({ firstName: 'y' })
  })

  it('normalizes and trims texts', async () => {
    const { add, ana } = await openContactsFixture(await open())
    const written = await add(ana, {
      firstName: ' Jose\u0301 ',
      lastName: '👩‍👩‍👧',
      phone: '+１ (０)',
      tags: ['a', ' a', 'b'],
      email: 'é@x'.replace('é@x', 'a@münchen.example.com'),
    })
    expect(written).toMatchObject({
      firstName: 'José',
      lastName: '👩‍👩‍👧',
      phone: '+1 (0)',
      tags: ['a', 'b'],
      email: 'a@xn--mnchen-3ya.example.com',
    })
  })
})
