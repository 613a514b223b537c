import { expect, it } from 'vitest'
import type { TokenActor } from '../../actor'
import { onEveryDatabase } from '../../testing/databases/databases'
import { downtown, fieldsOf, harbour, openContactsFixture, otherOrg, software } from '../../testing/fixtures/contacts'
import type { ContactFilter } from '../schema'

onEveryDatabase('listing contacts', (open) => {
  async function setUp() {
    const opened = await openContactsFixture(await open())
    const page = async (filter: ContactFilter, actor: TokenActor = opened.ana) => {
      const listed = await opened.contacts.list(actor, filter)
      if (!listed.ok) throw new Error(JSON.stringify(listed.error))
      return listed.value
    }
    const names = async (filter: ContactFilter) => (await page(filter)).data.map(({ firstName }) => firstName)
    return { ...opened, page, names }
  }

  it('pages through every contact once, oldest change first', async () => {
    const { add, ana, page } = await setUp()
    for (let at = 0; at < 7; at += 1) await add(ana, { firstName: `n${at}` })
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const { data, nextCursor }: Awaited<ReturnType<typeof page>> = await page({ limit: 3, ...(cursor ? { cursor } : {}) })
      seen.push(...data.map(({ firstName }) => firstName))
      cursor = nextCursor
    } while (cursor)
    expect(seen).toEqual(['n0', 'n1', 'n2', 'n3', 'n4', 'n5', 'n6'])
  })

  it('loses no contact between pages when several changed at the same time', async () => {
    const { db, add, ana, page, scene } = await setUp()
    for (let at = 0; at < 5; at += 1) await add(ana, { externalId: `${at}` })
    const updatedAt = await scene.clock.now()
    await db.write((tx) => tx.contact.updateMany({ where: {}, data: { updatedAt } }))
    const seen = new Set<string>()
    let cursor: string | null = null
    do {
      const { data, nextCursor }: Awaited<ReturnType<typeof page>> = await page({ limit: 1, ...(cursor ? { cursor } : {}) })
      for (const { id } of data) seen.add(id)
      cursor = nextCursor
    } while (cursor)
    expect(seen.size).toBe(5)
  })

  it('returns 25 contacts by default and up to 100', async () => {
    const { add, contacts, ana, page } = await setUp()
    for (let at = 0; at < 26; at += 1) await add(ana, { externalId: `${at}` })
    expect((await page({})).data).toHaveLength(25)
    expect((await page({ limit: 100 })).data).toHaveLength(26)
    for (const limit of [0, -1, 101, 1e9, 1.5]) expect(fieldsOf(await contacts.list(ana, { limit }))).toEqual(['invalid_input', ['limit']])
  })

  it('returns a page without contacts before the last one, rather than comparing every contact', async () => {
    const { db, add, ana, page } = await setUp()
    const first = await add(ana, { firstName: 'Rui' })
    const row = await db.read.contact.findFirstOrThrow({ where: { id: first.id } })
    const many = Array.from({ length: 1_100 }, (_, at) => ({ ...row, id: `many-${at}` }))
    for (let at = 0; at < many.length; at += 200) await db.write((tx) => tx.contact.createMany({ data: many.slice(at, at + 200) }))
    await add(ana, { firstName: 'Mia 🚀' })
    const none = await page({ q: '🚀' })
    expect([none.data, typeof none.nextCursor]).toEqual([[], 'string'])
    const { data, nextCursor } = await page({ q: '🚀', cursor: none.nextCursor ?? '' })
    expect([data.map(({ firstName }) => firstName), nextCursor]).toEqual([['Mia 🚀'], null])
  })

  it('matches the start of words, ignoring accents and case', async () => {
    const { add, ana, names } = await setUp()
    await add(ana, { firstName: 'José', lastName: 'Álvares', email: 'jose@example.com', phone: '+351 912-345-678', company: 'Acme, Lda.' })
    await add(ana, { firstName: 'Lea', tags: ['buyer'], externalId: 'crm-77' })
    expect(await names({ q: 'jose' })).toEqual(['José'])
    expect(await names({ q: 'ALVA jos' })).toEqual(['José'])
    expect(await names({ q: 'jose@exa' })).toEqual(['José'])
    expect(await names({ q: '35191234' })).toEqual(['José'])
    expect(await names({ q: '912' })).toEqual(['José'])
    expect(await names({ q: 'acm' })).toEqual(['José'])
    expect(await names({ q: 'buy' })).toEqual(['Lea'])
    expect(await names({ q: '77' })).toEqual(['Lea'])
    expect(await names({ q: 'ose' })).toEqual([])
    expect(await names({ q: '%' })).toEqual([])
    expect(await names({ q: '_' })).toEqual([])
    await add(ana, { firstName: 'Mia 🚀', company: '50% Off', externalId: 'crm_78' })
    for (const q of ['🚀', '%', '_']) expect(await names({ q })).toEqual(['Mia 🚀'])
    expect(await names({ q: '***' })).toEqual([])
    for (const q of ['[', ']', '"', '\\']) expect([q, await names({ q })]).toEqual([q, []])
    expect(await names({ q: ' ' })).toEqual(['José', 'Lea', 'Mia 🚀'])
  })

  it('finds a phone number however it is grouped, with and without its country code', async () => {
    const { add, ana, names } = await setUp()
    await add(ana, { firstName: 'Mia', phone: '+351912345678' })
    await add(ana, { firstName: 'Tom', phone: '0044 20 7946 0958' })
    for (const q of ['912 345 678', '912345678', '+351 912-345', '00351 912 345 678']) expect([q, await names({ q })]).toEqual([q, ['Mia']])
    for (const q of ['020 7946 0958', '+44 20 7946', '2079460958']) expect([q, await names({ q })]).toEqual([q, ['Tom']])
  })

  it('rejects a search with a NUL character', async () => {
    const { contacts, ana } = await setUp()
    expect(fieldsOf(await contacts.list(ana, { q: 'a\0' }))).toEqual(['invalid_input', ['q']])
    expect(fieldsOf(await contacts.list(ana, { cursor: '\0' }))).toEqual(['invalid_input', ['cursor']])
  })

  it('returns changes since a time, inclusive, to the millisecond', async () => {
    const { scene, add, contacts, ana, names } = await setUp()
    scene.clock.set('2026-11-20T12:00:00.123Z')
    const old = await add(ana, { firstName: 'Old' })
    scene.clock.set('2026-11-20T12:00:00.456Z')
    await add(ana, { firstName: 'New' })
    expect(await names({ updatedSince: '2026-11-20T12:00:00.123Z' })).toEqual(['Old', 'New'])
    expect(await names({ updatedSince: '2026-11-20T12:00:00.124Z' })).toEqual(['New'])
    expect(await names({ updatedSince: '2026-11-20T13:00:00.456+01:00' })).toEqual(['New'])
    expect(await names({ updatedSince: '2026-11-20T12:00:00.457Z' })).toEqual([])
    scene.clock.advance('PT1S')
    await contacts.change(ana, old.id, { company: 'Acme' }, null)
    expect(await names({ updatedSince: '2026-11-20T12:00:00.457Z' })).toEqual(['Old'])
    expect(await names({})).toEqual(['New', 'Old'])
  })

  it('rejects a time that the database cannot store', async () => {
    const { contacts, ana } = await setUp()
    for (const updatedSince of ['0000-01-01T00:00:00Z', '9999-12-31T23:59:59-14:00', '2027-02-30T00:00:00Z', '2027-01-01', 'now']) {
      expect(fieldsOf(await contacts.list(ana, { updatedSince }))).toEqual(['invalid_input', ['updatedSince']])
    }
  })

  it('rejects a cursor of another list', async () => {
    const { add, contacts, ana, rui, page } = await setUp()
    for (const q of ['a', 'b', 'c']) await add(ana, { firstName: `x ${q}` })
    const { nextCursor } = await page({ limit: 1, q: 'x' })
    const cursor = nextCursor ?? ''
    const admin = software('admin')
    expect((await contacts.list(ana, { cursor, q: 'x', limit: 2 })).ok).toBe(true)
    const forged = Buffer.from(Buffer.from(cursor, 'base64url').toString().replace(/^\d/, '9')).toString('base64url')
    for (const [actor, filter] of [
      [ana, { cursor }],
      [ana, { cursor, q: 'y' }],
      [ana, { cursor, q: 'x', updatedSince: '2026-01-01T00:00:00Z' }],
      [rui, { cursor, q: 'x' }],
      [admin, { cursor, q: 'x' }],
      [software('admin', { orgId: otherOrg }), { cursor, q: 'x' }],
      [software('location', { locationId: harbour }), { cursor, q: 'x' }],
      [software('location', { locationId: downtown }), { cursor, q: 'x' }],
      [ana, { cursor: forged, q: 'x' }],
      [ana, { cursor: `${cursor}A`, q: 'x' }],
      [ana, { cursor: '', q: 'x' }],
      [ana, { cursor: '{"id":"1"}', q: 'x' }],
      [ana, { cursor: 'x'.repeat(1_000), q: 'x' }],
    ] as const) {
      expect(fieldsOf(await contacts.list(actor, filter)), `under ${JSON.stringify(filter)}`).toEqual(['invalid_input', ['cursor']])
    }
  })
})
