import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { DatabaseBusy, isUnavailable } from '../errors'
import { onSqlite, type TestDb } from '../testing/databases/databases'
import { createDb } from './client'

/** Another program that has the write lock until `release`. */
function holdLock(db: TestDb) {
  const other = new Database(db.url.slice('file:'.length))
  onTestFinished(() => void other.close())
  other.exec('BEGIN IMMEDIATE')
  const insert = other.prepare('INSERT INTO "Setting" VALUES (?, ?)')
  return {
    release: () => other.exec('COMMIT'),
    /** Commits a change and takes the lock again at once. */
    change: (key: string) => {
      insert.run(key, '')
      other.exec('COMMIT; BEGIN IMMEDIATE')
    },
  }
}

const put = (db: TestDb, key: string) => db.write((tx) => tx.setting.create({ data: { key, value: '' } }))

/** How often the process could have turned to other work while `work` ran. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 5)
  await work()
  clearInterval(timer)
  return turns
}

onSqlite('a write while another program holds the database', (open) => {
  it('gives up after about two seconds, and never keeps the process from other work', async () => {
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

  it('waits for its turn as long as the other one goes on committing', async () => {
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

  it('goes through when the database comes free in time', async () => {
    const db = await open()
    const { release } = holdLock(db)
    const write = put(db, 'a')
    expect(await db.read.setting.count()).toBe(0)
    release()
    expect(await write).toEqual({ key: 'a', value: '' })
  })

  it('gives up together with those that waited as long, not one after another', async () => {
    const db = await open()
    holdLock(db)
    const start = performance.now()
    const writes = await Promise.allSettled(Array.from({ length: 40 }, (_, i) => put(db, `a${i}`)))
    expect(writes.every((write) => write.status === 'rejected' && write.reason instanceof DatabaseBusy)).toBe(true)
    expect(performance.now() - start).toBeLessThan(6_000)
  })

  it('leaves reads as they are', async () => {
    const db = await open()
    holdLock(db)
    expect(await db.read.setting.count()).toBe(0)
  })
})

onSqlite('a full disk', (open) => {
  it('rejects the write as unavailable, reads go on, and writes again when there is space', async () => {
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

it('a missing file is unavailable and is not made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const db = createDb(`file:${folder}/missing.db`)
  await expect(db.read.setting.count()).rejects.toSatisfy(isUnavailable)
  await expect(db.write((tx) => tx.setting.count())).rejects.toSatisfy(isUnavailable)
  expect(existsSync(`${folder}/missing.db`)).toBe(false)
})

onSqlite('times', (open) => {
  it('are stored as milliseconds, so that they compare as numbers', async () => {
    const db = await open()
    const createdAt = new Date('2026-11-20T12:00:00.001Z')
    await db.write((tx) => tx.organization.create({ data: { id: 'o', slug: 'o', name: 'O', timeZone: 'UTC', createdAt } }))
    const file = new Database(db.url.slice('file:'.length), { readonly: true })
    expect(file.prepare('SELECT "createdAt" FROM "Organization"').pluck().get()).toBe(createdAt.getTime())
    file.close()
  })
})
