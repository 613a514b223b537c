import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { openContactsFixture, software } from '../testing/fixtures/contacts'

const twenty = Array.from({ length: 20 }, (_, at) => at)

onEveryDatabase('concurrent writes of contacts', (open) => {
  it('twenty upserts with the same external id create one contact', async () => {
    const { contacts, ana } = await openContactsFixture(await open())
    const written = await Promise.all(twenty.map((at) => contacts.upsert(ana, { externalId: 'x', firstName: `n${at}` })))
    expect(written.filter((each) => each.ok && each.value.created)).toHaveLength(1)
    expect(new Set(written.map((each) => each.ok && each.value.contact.id)).size).toBe(1)
    expect(await contacts.list(ana, {})).toMatchObject({ value: { data: [{ externalId: 'x' }], nextCursor: null } })
  })

  it('twenty upserts with the same email address and different external ids create one contact', async () => {
    const { contacts, ana } = await openContactsFixture(await open())
    const written = await Promise.all(twenty.map((at) => contacts.upsert(ana, { externalId: `${at}`, email: 'lea@example.com' })))
    expect(written.every((each) => each.ok)).toBe(true)
    expect(await contacts.list(ana, {})).toMatchObject({ value: { data: [{ email: 'lea@example.com' }] } })
  })

  it('only one of twenty changes of the same version succeeds', async () => {
    const { contacts, add, ana } = await openContactsFixture(await open())
    const { id } = await add(ana, { firstName: 'Lea' })
    const changed = await Promise.all(twenty.map((at) => contacts.change(ana, id, { firstName: `n${at}` }, [1])))
    expect(changed.filter((each) => each.ok)).toHaveLength(1)
    expect(changed.filter((each) => !each.ok && each.error.code === 'precondition_failed')).toHaveLength(19)
  })

  it('reading from a cursor during writes returns every contact', async () => {
    const { contacts, ana } = await openContactsFixture(await open())
    const admin = software('admin')
    const seen = new Set<string>()
    const writing = Promise.all(twenty.map((at) => contacts.upsert(ana, { externalId: `${at}` })))
    let cursor: string | undefined
    let since = '2026-01-01T00:00:00Z'
    const readOn = async () => {
      const page = await contacts.list(admin, { limit: 3, updatedSince: since, ...(cursor === undefined ? {} : { cursor }) })
      if (!page.ok) throw new Error(page.error.code)
      for (const { id } of page.value.data) seen.add(id)
      cursor = page.value.nextCursor ?? undefined
      if (cursor === undefined) since = page.value.data.at(-1)?.updatedAt ?? since
      return cursor !== undefined
    }
    for (const _ of twenty) await readOn()
    const written = await writing
    while (await readOn());
    expect(written.every((each) => each.ok && seen.has(each.value.contact.id))).toBe(true)
  })
})
