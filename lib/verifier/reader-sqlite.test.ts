import { rmSync } from 'node:fs'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { DatabaseBusy } from '../errors'
import { onSqlite, type TestDb } from '../testing/databases/databases'
import { createSqliteReader } from './reader-sqlite'

const query = { columns: ['s."value"'], from: 'FROM "Setting" s', key: 's."key"' }

/** A reader, and another process's connection to the same database. */
function setUp({ url }: TestDb) {
  const reader = createSqliteReader(url)
  const other = new Database(url.slice('file:'.length))
  onTestFinished(async () => {
    other.close()
    await reader.close()
  })
  const put = other.prepare('INSERT OR REPLACE INTO "Setting" ("key", "value") VALUES (?, ?)')
  return { read: reader.prepare(query), write: (value: string) => void put.run('a', value), other }
}

/** As `setUp`, of a copy that no one else has open, so that it can be locked as a whole. */
async function setUpAlone(db: TestDb) {
  const path = `${db.url.slice('file:'.length)}.copy`
  await new Database(db.url.slice('file:'.length)).backup(path)
  onTestFinished(() => rmSync(path, { force: true }))
  const { read, write, other } = setUp({ ...db, url: `file:${path}` })
  write('1')
  other.pragma('locking_mode = EXCLUSIVE')
  other.exec('BEGIN EXCLUSIVE')
  return { read, release: () => void other.close() }
}

onSqlite('lookups', (open) => {
  it('see every change before them, also within a turn of the event loop', async () => {
    const { read, write } = setUp(await open())
    for (const value of ['1', '2', '3']) {
      write(value)
      expect(await read('a')).toEqual([value])
    }
  })

  it('of one turn see the same state of the database, which is no older than the last of them', async () => {
    const { read, write } = setUp(await open())
    write('1')
    const first = read('a')
    write('2')
    expect(await Promise.all([first, read('a'), read('b')])).toEqual([['2'], ['2'], null])
  })

  it('leave no transaction open, so that the log can be emptied', async () => {
    const { read, write, other } = setUp(await open())
    write('1')
    expect(await read('a')).toEqual(['1'])
    expect(other.pragma('wal_checkpoint(TRUNCATE)')).toEqual([{ busy: 0, log: 0, checkpointed: 0 }])
  })

  it('wait 250 ms for a lock, counted from each call, also one that comes while others wait', async () => {
    const { read } = await setUpAlone(await open())
    const waited = async (lookup: Promise<unknown>) => {
      const start = performance.now()
      await expect(lookup).rejects.toBeInstanceOf(DatabaseBusy)
      return performance.now() - start
    }
    const first = waited(read('a'))
    for (let turn = 0; turn < 5; turn += 1) await nextTurn()
    for (const ms of await Promise.all([first, waited(read('a')), waited(read('b'))])) {
      expect(ms).toBeGreaterThanOrEqual(249)
      expect(ms).toBeLessThan(400)
    }
  })

  it('are not rejected with an earlier one that waited for too long', async () => {
    const { read, release } = await setUpAlone(await open())
    const first = read('a')
    await pause(100)
    const second = read('a')
    await expect(first).rejects.toBeInstanceOf(DatabaseBusy)
    release()
    expect(await second).toEqual(['1'])
  })
})
