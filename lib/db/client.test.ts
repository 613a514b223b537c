import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { countWrites } from '../testing/workers/many-writes'
import { createDb } from './client'

const setting = { key: 'a', value: '1' }

onEveryDatabase('a write', (open) => {
  it('is visible to the next read once it resolves', async () => {
    const db = await open()
    expect(await db.write((tx) => tx.setting.create({ data: setting }))).toEqual(setting)
    expect(await db.read.setting.findMany()).toEqual([setting])
  })

  it('that throws is rolled back and rejects with the error', async () => {
    const db = await open()
    const write = db.write(async (tx) => {
      await tx.setting.create({ data: setting })
      throw new Error('canceled')
    })
    await expect(write).rejects.toThrow('canceled')
    expect(await db.read.setting.count()).toBe(0)
  })

  it('is not visible to reads before it is committed', async () => {
    const db = await open()
    const seenInside = await db.write(async (tx) => {
      await tx.setting.create({ data: setting })
      return db.read.setting.count()
    })
    expect(seenInside).toBe(0)
    expect(await db.read.setting.count()).toBe(1)
  })

  it('repeated a hundred times in parallel loses no update', async () => {
    const db = await open()
    await db.write((tx) => tx.setting.create({ data: { key: 'counter', value: '0' } }))
    expect((await countWrites(db, 100)).rejected).toEqual([])
    expect(await db.read.setting.findMany()).toEqual([{ key: 'counter', value: '100' }])
  })

  it('succeeds after one that failed', async () => {
    const db = await open()
    await db.write((tx) => tx.setting.create({ data: setting }))
    await expect(db.write((tx) => tx.setting.create({ data: setting }))).rejects.toMatchObject({ code: 'P2002' })
    expect(await db.write((tx) => tx.setting.update({ where: { key: 'a' }, data: { value: '2' } }))).toEqual({ key: 'a', value: '2' })
  })
})

onEveryDatabase('a database', (open) => {
  it('rejects writes through its reader', async () => {
    const db = await open()
    await expect(db.read.setting.create({ data: setting })).rejects.toThrow(/read-?only/)
    expect(await db.read.setting.count()).toBe(0)
  })

  it('returns stored times to the millisecond, in any time zone of the server', async () => {
    const db = await open()
    const createdAt = new Date('2026-03-29T00:30:00.123Z')
    const organization = { id: 'o', slug: 'o', name: 'O', timeZone: 'UTC', createdAt }
    await db.write((tx) => tx.organization.create({ data: organization }))
    const other = createDb(db.url)
    expect((await other.read.organization.findFirst({ where: { createdAt: { gte: createdAt, lte: createdAt } } }))?.createdAt).toEqual(
      createdAt,
    )
    await other.close()
  })

  it('rejects a row with a broken foreign key', async () => {
    const db = await open()
    const createdAt = new Date(0)
    await db.write((tx) => tx.organization.create({ data: { id: 'o', slug: 'o', name: 'O', timeZone: 'UTC', createdAt } }))
    const orphan = db.write((tx) => tx.membership.create({ data: { orgId: 'o', userId: 'missing', role: 'owner', createdAt } }))
    await expect(orphan).rejects.toMatchObject({ code: 'P2003' })
  })
})

it.each(['mysql://localhost/x', '/var/lib/keyrail.db', ''])('the URL %j is rejected', (url) => {
  expect(() => createDb(url)).toThrow('DATABASE_URL must start with file:, postgres:// or postgresql://.')
})
