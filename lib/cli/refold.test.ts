import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { refoldAll } from './refold'
import { isSearchCurrent } from './store'

const at = new Date('2026-01-01T00:00:00Z')

onEveryDatabase('after an upgrade with another folding', (open) => {
  it('search finds users, tokens and contacts of before, and their tokens still work', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const ana = await fixture.person('member', 'Łukasz Straße')
    const { token } = await fixture.make(ana, { name: 'Øresund sync' })
    const contact = { id: 'contact', orgId, ownerId: '', firstName: 'Łódź', lastName: '', tags: '[]', phone: '+351 912 345 678' }
    await db.write((tx) => tx.contact.create({ data: { ...contact, createdAt: at, updatedAt: at, version: 1, search: ' odz' } }))
    await db.write(async (tx) => {
      await tx.user.updateMany({ data: { search: ' ukasz stra e' } })
      await tx.token.updateMany({ data: { search: ' resund sync' } })
    })
    expect(await isSearchCurrent(db.url)).toBe(false)

    await refoldAll(db)
    expect(await isSearchCurrent(db.url)).toBe(true)
    const user = await db.read.user.findUniqueOrThrow({ where: { id: ana.userId } })
    expect(user.search).toMatch(/^ lukasz strasse /)
    expect(await fixture.tokens.list(ana, { q: 'oresund' })).toMatchObject({ value: { rows: [{ name: 'Øresund sync' }] } })
    const found = await db.read.contact.findMany({
      where: { AND: [{ search: { contains: ' lodz' } }, { search: { contains: ' 912345678' } }] },
    })
    expect(found).toMatchObject([{ id: 'contact', version: 1, updatedAt: at }])
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true })

    await refoldAll(db)
    expect(await db.read.contact.findUniqueOrThrow({ where: { id: 'contact' } })).toEqual(found[0])
  })
})
