import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { DatabaseBusy, isUnavailable } from '../errors'
import { onSqlite, type TestDb } from '../testing/databases/databases'
import { loopTurnsDuring } from '../testing/fixtures/turns'
import { createDb } from './client'

/** A separate connection that holds the write lock until `release`. */
function holdLock(db: TestDb) {
  const other = new Database(db.url.slice('file:'.length))
  onTestFinished(() => void other.close())
  other.exec('BEGIN IMMEDIATE')
  const insert = other.prepare('INSERT INTO "Setting" VALUES (?, ?)')
  return {
    release: () => other.exec('COMMIT'),
    /** Commits a change and immediately takes the lock again. */
    change: (key: string) => {
      insert.run(key, '')
      other.exec('COMMIT; BEGIN IMMEDIATE')
    },
  }
}

const put = (db: TestDb, key: string) => db.write((tx) => tx.setting.create({ data: { key, value: '' } }))

/** Number of timer ticks during `work`: low if the process was blocked. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 5)
  await work()
  clearInterval(timer)
  return turns
}

/** Takes tens of milliseconds. */
const longRead = (db: TestDb) =>
  db.read.$queryRaw`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 300000) SELECT count(*) FROM n`

onSqlite('a series of reads', (open) => {
  it('lets everything else run in between', async () => {
    const db = await open()
    const turns = await loopTurnsDuring(async () => {
      for (let read = 0; read < 10; read += 1) await longRead(db)
    })
    expect(turns).toBeGreaterThan(8)
  })

  it('lets everything else run in between, also when its reads begin together', async () => {
    const db = await open()
    await longRead(db)
    const turns = await loopTurnsDuring(() => Promise.all(Array.from({ length: 10 }, () => longRead(db))))
    expect(turns).toBeGreaterThan(8)
  })
})

onSqlite('a long transaction', (open) => {
  it('lets everything else run between its statements, and is seen as a whole', async () => {
    const db = await open()
    const seen = new Set<number>()
    let done = false
    const look = async () => {
      while (!done) seen.add(await db.read.setting.count({ where: { key: { startsWith: 'many' } } }))
    }
    const looking = look()
    const turns = await loopTurnsDuring(() =>
      db.write(async (tx) => {
        for (let key = 0; key < 600; key += 1) await tx.setting.create({ data: { key: `many ${key}`, value: '' } })
      }),
    )
    done = true
    await looking
    seen.add(await db.read.setting.count({ where: { key: { startsWith: 'many' } } }))
    expect(turns).toBeGreaterThan(3)
    expect([...seen]).toEqual([0, 600])
  })
})

onSqlite('a write while another process holds the lock', (open) => {
  it('gives up after about two seconds and never blocks the process', async () => {
    const db = await open()
    const { release } = holdLock(db)
    const start = performance.now()
    const turns = await turnsDuring(() => expect(put(db, 'a')).rejects.toBeInstanceOf(DatabaseBusy))
    expect(performance.now() - start).toBeGreaterThan(1_990)
    expect(performance.now() - start).toBeLessThan(6_000)
    expect(turns).toBeGreaterThan(30)
    release()
    await put(db, 'a')
  })

  it('waits for its turn while the other process keeps committing', async () => {
    const db = await open()
    const other = holdLock(db)
    const write = put(db, 'a')
    for (let commits = 0; commits < 6; commits += 1) {
      await pause(500)
      other.change(`other ${commits}`)
    }
    other.release()
    expect(await write).toEqual({ key: 'a', value: '' })
  })

  it('succeeds if the lock is released in time', async () => {
    const db = await open()
    const { release } = holdLock(db)
    const write = put(db, 'a')
    expect(await db.read.setting.count()).toBe(0)
    release()
    expect(await write).toEqual({ key: 'a', value: '' })
  })

  it('gives up together with other waiting writes, not one after another', async () => {
    const db = await open()
    holdLock(db)
    const start = performance.now()
    const writes = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => put(db, `a${i}`)))
    expect(writes.every((write) => write.status === 'rejected' && write.reason instanceof DatabaseBusy)).toBe(true)
    expect(performance.now() - start).toBeLessThan(6_000)
  })

  it('does not affect reads', async () => {
    const db = await open()
    holdLock(db)
    expect(await db.read.setting.count()).toBe(0)
  })
})

onSqlite('a full disk', (open) => {
  it('fails writes as unavailable, keeps reads working and recovers when there is space', async () => {
    const db = await open()
    const limit = (pages: number) => db.write((tx) => tx.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`))
    await limit(1)
    const big = db.write((tx) => tx.setting.create({ data: { key: 'big', value: 'x'.repeat(1_000_000) } }))
    await expect(big).rejects.toSatisfy(isUnavailable)
    expect(await db.read.setting.count()).toBe(0)
    await limit(1_000_000)
    await put(db, 'a')
    expect(await db.read.setting.count()).toBe(1)
  })
})

it('a missing file is unavailable and is not created', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const db = createDb(`file:${folder}/missing.db`)
  await expect(db.read.setting.count()).rejects.toSatisfy(isUnavailable)
  await expect(db.write((tx) => tx.setting.count())).rejects.toSatisfy(isUnavailable)
  expect(existsSync(`${folder}/missing.db`)).toBe(false)
})

onSqlite('timestamps', (open) => {
  it('are stored as milliseconds, so that they compare as numbers', async () => {
    const db = await open()
    const createdAt = new Date('2026-11-20T12:00:00.001Z')
    await db.write((tx) => tx.organization.create({ data: { id: 'o', slug: 'o', name: 'O', timeZone: 'UTC', createdAt } }))
    const file = new Database(db.url.slice('file:'.length), { readonly: true })
    expect(file.prepare('SELECT "createdAt" FROM "Organization"').pluck().get()).toBe(createdAt.getTime())
    file.close()
  })
})
