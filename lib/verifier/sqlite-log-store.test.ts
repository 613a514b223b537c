import { rmSync, statSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { onSqlite, type TestDb } from '../testing/databases/databases'
import { maxLogBytes } from './sqlite-log-store'
import { openUsageDatabase } from './usage-store'

/** A copy that is removed after the test, with its log. */
async function copyOf(db: TestDb): Promise<string> {
  const path = `${db.url.slice('file:'.length)}.copy`
  const source = new Database(db.url.slice('file:'.length))
  await source.backup(path)
  source.close()
  onTestFinished(() => {
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  })
  return path
}

/** Two connections of other processes, of which one reads at any time. Neither reads for long. */
function readWithoutPause(path: string): void {
  const [first, second] = [new Database(path, { readonly: true }), new Database(path, { readonly: true })]
  const begin = (db: Database.Database) => {
    db.exec('BEGIN')
    db.prepare('SELECT count(*) FROM "Setting"').get()
  }
  begin(first)
  const timer = setInterval(() => {
    const [reading, idle] = first.inTransaction ? [first, second] : [second, first]
    begin(idle)
    reading.exec('COMMIT')
  }, 2)
  onTestFinished(() => {
    clearInterval(timer)
    first.close()
    second.close()
  })
}

const write = { parts: [`INSERT OR REPLACE INTO "Setting" ("key", "value") VALUES ('big', hex(zeroblob(4000000)))`], values: [] }

onSqlite('the log', (open) => {
  it('stays short while usage is written and others read without a pause', async () => {
    const path = await copyOf(await open())
    const usage = openUsageDatabase(`file:${path}`, 'thread')
    onTestFinished(() => usage.close())
    readWithoutPause(path)
    const sizes: number[] = []
    for (let count = 0; count < 20; count += 1) {
      await usage.run([write])
      sizes.push(statSync(`${path}-wal`).size)
      await pause(20)
    }
    expect(Math.max(...sizes)).toBeGreaterThan(maxLogBytes)
    expect(Math.max(...sizes)).toBeLessThan(maxLogBytes + 20_000_000)
  })
})
