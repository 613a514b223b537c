import { expect, it } from 'vitest'
import { deleteExpired } from '../db/retention'
import { putTable } from '../seeding/index'
import { onEveryDatabase } from '../testing/databases/databases'
import { toDeletionTime } from '../testing/fixtures/clock'
import { dayMs, hourMs } from '../time/units'
import { countInRow, endRow, retention, takeFromWindow, takeSlot, windowRoom } from './store'

const start = new Date('2026-11-20T12:00:00.000Z')
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const twoPerHour = { limit: 2, windowMs: hourMs }

onEveryDatabase('rate limits', (open) => {
  it('a fixed window allows its limit of uses, and opens again when it has passed', async () => {
    const db = await open()
    const take = (minutes: number) => db.write((tx) => takeFromWindow(tx, 'key', after(minutes), twoPerHour))
    expect([await take(0), await take(30), await take(59), await take(60), await take(61), await take(62)]).toEqual([
      true,
      true,
      false,
      true,
      true,
      false,
    ])
  })

  it('a fixed window takes several uses together or none of them', async () => {
    const db = await open()
    const five = { limit: 5, windowMs: hourMs }
    const take = (minutes: number, uses: number) => db.write((tx) => takeFromWindow(tx, 'key', after(minutes), five, uses))
    expect([await take(0, 6), await take(0, 3), await take(1, 3), await take(2, 2), await take(3, 1)]).toEqual([
      false,
      true,
      false,
      true,
      false,
    ])
    const room = (minutes: number) => db.write((tx) => windowRoom(tx, 'key', after(minutes), five))
    expect([await room(4), await room(60)]).toEqual([
      { left: 0, opensAt: after(60) },
      { left: 5, opensAt: after(60) },
    ])
    expect(await take(60, 5)).toBe(true)
    const at = after(200)
    const results = await Promise.all(Array.from({ length: 8 }, () => db.write((tx) => takeFromWindow(tx, 'key', at, five, 2))))
    expect(results.filter(Boolean)).toHaveLength(2)
  })

  it('slots allow their number of uses in any window, and report when the next one is free', async () => {
    const db = await open()
    const take = (minutes: number) => db.write((tx) => takeSlot(tx, 'key', after(minutes), twoPerHour))
    expect([await take(0), await take(30), await take(59), await take(60), await take(61), await take(90)]).toEqual([
      null,
      null,
      after(60),
      null,
      after(90),
      null,
    ])
  })

  it('events in a row are counted until the row ends', async () => {
    const db = await open()
    const count = () => db.write((tx) => countInRow(tx, 'key', start))
    expect([await count(), await count()]).toEqual([1, 2])
    await db.write((tx) => endRow(tx, ['key']))
    expect(await count()).toBe(1)
  })

  it('cleaning deletes rows after two days, in transactions of 500 at most', async () => {
    const db = await open()
    const row = (index: number) => ({ key: String(index), windowStart: new Date(start.getTime() - 3 * dayMs), count: 1 })
    const rows = Array.from({ length: 1_700 }, (_, index) => row(index))
    const recent = { key: 'recent', windowStart: new Date(start.getTime() - 2 * dayMs), count: 1 }
    await db.write((tx) => putTable(tx, db.engine, 'RateLimit', [...rows, recent]))
    let most = 0
    const write: typeof db.write = (work) =>
      db.write(async (tx) => {
        const before = await tx.rateLimit.count()
        const done = await work(tx)
        most = Math.max(most, before - (await tx.rateLimit.count()))
        return done
      })
    const counted = { ...db, write }
    expect(await deleteExpired(counted, toDeletionTime(start), retention)).toEqual({ limits: 1_700 })
    expect([most, await db.read.rateLimit.count()]).toEqual([500, 1])
    expect(await deleteExpired(db, toDeletionTime(start), retention)).toEqual({ limits: 0 })
  })
})
