import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
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
})
