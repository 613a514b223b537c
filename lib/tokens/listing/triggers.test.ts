import fc from 'fast-check'
import { expect, it } from 'vitest'
import { searchText } from '../../input/search'
import { onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { dayMs } from '../../time/units'

/** The listing and its words, computed again from the tokens. */
async function expected(db: TestDb) {
  const tokens = await db.read.token.findMany({ where: { revokedAt: null }, include: { use: true }, orderBy: { id: 'asc' } })
  const rows = tokens.map(({ id, type, name, search, scopes, ownerId, locationId, use, keptAt, ...token }) => {
    const { createdAt, expiresAt, deactivatedAt, removedAt, previousEndsAt } = token
    const usedAt = use?.lastUsedAt ?? null
    const activeAt = new Date(Math.max(...[createdAt, keptAt, usedAt].map((at) => at?.getTime() ?? 0)))
    const dates = { createdAt, expiresAt, deactivatedAt, removedAt, previousEndsAt, usedAt, activeAt }
    return { orgId, tokenId: id, managed: type === 'managed' ? 1 : 0, type, name, search, scopes, ownerId, locationId, ...dates }
  })
  const words = rows.flatMap(({ tokenId, search }) => [...new Set(search.trim().split(' '))].map((word) => `${tokenId} ${word}`))
  const scopes = tokens.flatMap((token) => token.scopes.split(' ').map((scope) => `${token.id} ${scope}`))
  return { rows, words: words.toSorted(), scopes: scopes.toSorted() }
}

async function found(db: TestDb) {
  const rows = await db.read.tokenListing.findMany({ orderBy: { tokenId: 'asc' } })
  const words = await db.read.tokenWord.findMany()
  const scopes = await db.read.tokenScope.findMany()
  return {
    rows,
    words: words.map(({ tokenId, word }) => `${tokenId} ${word}`).toSorted(),
    scopes: scopes.map(({ tokenId, scope }) => `${tokenId} ${scope}`).toSorted(),
  }
}

const start = new Date('2026-03-01T00:00:00Z').getTime()
const date = fc.option(fc.integer({ min: 0, max: 100 }).map((days) => new Date(start + days * dayMs)))
const change = fc.record(
  {
    name: fc.constantFrom('Zapier', 'Łódź sync', '数据 export'),
    scopes: fc.constantFrom('contacts:read', 'contacts:read profile:read'),
    expiresAt: date,
    deactivatedAt: date,
    removedAt: date,
    keptAt: date,
    revokedAt: date,
  },
  { requiredKeys: [] },
)

onEveryDatabase('the index of the token list', (open) => {
  it('agrees with the tokens after any changes, deletions and uses', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0 })
    const ana = await fixture.person('owner', 'Ana Martins')
    for (const name of ['First', 'Second', 'Third']) await fixture.make(ana, { name })
    const tokens = await db.read.token.findMany({ select: { id: true } })
    const steps = fc.sample(fc.record({ at: fc.nat(2), change, use: fc.boolean() }), { numRuns: 25, seed: 3 })
    for (const [day, { at, change: data, use }] of steps.entries()) {
      const id = tokens[at]?.id ?? ''
      const lastUsedAt = new Date(start + day * dayMs)
      await db.write(async (tx) => {
        await tx.token.update({ where: { id }, data: { ...data, ...(data.name && { search: searchText(data.name) }) } })
        if (use) await tx.tokenUse.upsert({ where: { tokenId: id }, create: { tokenId: id, orgId, lastUsedAt }, update: { lastUsedAt } })
      })
      expect(await found(db)).toEqual(await expected(db))
    }
  })

  it('follows the last use of a token by the minute', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    await fixture.make(await fixture.person('owner', 'Ana Martins'))
    const { id } = await db.read.token.findFirstOrThrow()
    const listedAfter = async (time: string) => {
      const lastUsedAt = new Date(`2027-03-01T${time}Z`)
      const create = { tokenId: id, orgId, lastUsedAt }
      await db.write((tx) => tx.tokenUse.upsert({ where: { tokenId: id }, create, update: { lastUsedAt } }))
      const { usedAt, activeAt } = await db.read.tokenListing.findFirstOrThrow()
      expect(activeAt).toEqual(usedAt)
      return usedAt?.toISOString().slice(11, 19)
    }
    expect(await listedAfter('12:10:40')).toBe('12:10:40')
    expect(await listedAfter('12:10:59')).toBe('12:10:40')
    expect(await listedAfter('12:11:00')).toBe('12:11:00')
  })

  it('is as before if the transaction of a change fails', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    await fixture.make(await fixture.person('owner', 'Ana Martins'), { name: 'Zapier' })
    const before = await found(db)
    const failing = db.write(async (tx) => {
      await tx.token.updateMany({ data: { search: searchText('Other'), revokedAt: new Date(start) } })
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await found(db)).toEqual(before)
  })
})
