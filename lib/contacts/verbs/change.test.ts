import { expect, it } from 'vitest'
import { onEveryDatabase } from '../../testing/databases/databases'
import { fieldsOf, openContactsFixture, software } from '../../testing/fixtures/contacts'

onEveryDatabase('changing and deleting a contact', (open) => {
  it('changes only the given fields', async () => {
    const { contacts, add, ana, scene } = await openContactsFixture(await open())
    const before = await add(ana, { firstName: 'Lea', email: 'lea@example.com', tags: ['x'] })
    scene.clock.advance('PT1H')
    const changed = await contacts.change(ana, before.id, { email: null, lastName: 'Nunes' }, null)
    const contact = { ...before, email: null, lastName: 'Nunes', updatedAt: '2026-11-20T13:00:00.000Z' }
    expect(changed).toEqual({ ok: true, value: { version: 2, contact } })
    expect(await contacts.read(ana, before.id)).toEqual(changed)
  })

  it('updates the search text', async () => {
    const { contacts, add, ana } = await openContactsFixture(await open())
    const { id } = await add(ana, { firstName: 'Lea' })
    await contacts.change(ana, id, { firstName: 'Mia' }, null)
    expect(await contacts.list(ana, { q: 'mia' })).toMatchObject({ value: { data: [{ id }] } })
    expect(await contacts.list(ana, { q: 'lea' })).toMatchObject({ value: { data: [] } })
  })

  it('rejects an outdated version', async () => {
    const { contacts, add, ana } = await openContactsFixture(await open())
    const { id } = await add(ana, { firstName: 'Lea' })
    expect((await contacts.change(ana, id, { firstName: 'Mia' }, [1])).ok).toBe(true)
    expect(fieldsOf(await contacts.change(ana, id, { firstName: 'Zoe' }, [1]))).toEqual(['precondition_failed'])
    expect(fieldsOf(await contacts.change(ana, id, { firstName: 'Zoe' }, []))).toEqual(['precondition_failed'])
    expect(fieldsOf(await contacts.remove(ana, id, [1]))).toEqual(['precondition_failed'])
    expect((await contacts.change(ana, id, { firstName: 'Zoe' }, [1, 2])).ok).toBe(true)
    expect((await contacts.remove(ana, id, [3])).ok).toBe(true)
  })

  it('frees the identity of a deleted contact', async () => {
    const { contacts, add, ana } = await openContactsFixture(await open())
    const { id } = await add(ana, { externalId: '1' })
    await contacts.remove(ana, id, null)
    expect(fieldsOf(await contacts.read(ana, id))).toEqual(['not_found'])
    expect(fieldsOf(await contacts.remove(ana, id, null))).toEqual(['not_found'])
    expect(fieldsOf(await contacts.change(ana, id, {}, null))).toEqual(['not_found'])
    expect((await add(ana, { externalId: '1' })).id).not.toBe(id)
  })

  it('moves a contact to another owner within reach', async () => {
    const { contacts, add, ana, rui } = await openContactsFixture(await open())
    const { id } = await add(ana, { externalId: '1' })
    expect(await contacts.change(software('admin'), id, { ownerId: rui.userId }, null)).toMatchObject({
      value: { contact: { ownerId: rui.userId } },
    })
    expect(fieldsOf(await contacts.read(ana, id))).toEqual(['not_found'])
    expect((await contacts.read(rui, id)).ok).toBe(true)
    await add(ana, { externalId: '1' })
    expect(fieldsOf(await contacts.change(software('admin'), id, { ownerId: ana.userId }, null))).toEqual(['conflict'])
  })

  it('an invalid id is not found', async () => {
    const { contacts, ana } = await openContactsFixture(await open())
    for (const id of ['', '\0', 'a\0', '../x', 'x'.repeat(10_000), '__proto__', "' OR 1=1 --"]) {
      expect(fieldsOf(await contacts.read(ana, id))).toEqual(['not_found'])
      expect(fieldsOf(await contacts.change(ana, id, {}, null))).toEqual(['not_found'])
      expect(fieldsOf(await contacts.remove(ana, id, null))).toEqual(['not_found'])
    }
  })
})
