import { rmSync, statSync, symlinkSync } from 'node:fs'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished, vi } from 'vitest'
import { onSqlite, type TestDb } from '../testing/databases/databases'
import { silentLog } from '../testing/fixtures/silent-log'
import { createLogLimit } from './sqlite-log-store'
import { openUsageDatabase } from './usage-store'

const maxBytes = 4_000_000
const touch = { parts: [`UPDATE "Setting" SET "value" = '' WHERE "key" = 'big'`], values: [] }

/** A copy with a connection that never truncates its log by itself. */
async function setUp(db: TestDb) {
  const path = `${db.url.slice('file:'.length)}.copy`
  const source = new Database(db.url.slice('file:'.length))
  await source.backup(path)
  source.close()
  const open = (more: Database.Options = {}) => {
    const opened = new Database(path, more)
    onTestFinished(() => void opened.close())
    return opened
  }
  onTestFinished(() => {
    for (const end of ['', '-wal', '-shm', '.link']) rmSync(path + end, { force: true })
  })
  const writer = open({ timeout: 0 })
  writer.pragma('wal_autocheckpoint = 0')
  const put = writer.prepare(`INSERT OR REPLACE INTO "Setting" ("key", "value") VALUES ('big', hex(zeroblob(?)))`)
  return { path, open, writer, write: (bytes: number) => void put.run(bytes / 2), size: () => statSync(`${path}-wal`).size }
}

function beginReading(db: Database.Database): void {
  db.exec('BEGIN')
  db.prepare('SELECT count(*) FROM "Setting"').get()
}

/** One of two connections reads at any time, neither for long. */
function readWithoutPause(first: Database.Database, second: Database.Database): void {
  beginReading(first)
  const timer = setInterval(() => {
    const [reading, idle] = first.inTransaction ? [first, second] : [second, first]
    beginReading(idle)
    reading.exec('COMMIT')
  }, 2)
  onTestFinished(() => clearInterval(timer))
}

onSqlite('the write-ahead log', (open) => {
  it('is truncated when it is long, while other connections read without a pause', async () => {
    const scene = await setUp(await open())
    const limit = createLogLimit(scene.writer, silentLog, maxBytes)
    readWithoutPause(scene.open({ readonly: true }), scene.open({ readonly: true }))
    const sizes: number[] = []
    for (let count = 0; count < 20; count += 1) {
      scene.write(1_000_000)
      sizes.push(scene.size())
      await limit()
    }
    expect(Math.max(...sizes)).toBeGreaterThan(maxBytes)
    expect(Math.max(...sizes)).toBeLessThan(maxBytes + 1_500_000)
  })

  it('that cannot be truncated because of a long read is reported, and left for ten seconds', async () => {
    const scene = await setUp(await open())
    const warn = vi.fn()
    const limit = createLogLimit(scene.writer, { warn }, maxBytes)
    beginReading(scene.open({ readonly: true }))
    scene.write(6_000_000)
    await limit()
    await limit()
    expect(warn).toHaveBeenCalledOnce()
    expect(scene.size()).toBeGreaterThan(maxBytes)
  })

  it('that cannot be truncated because of a writer is truncated after the next write', async () => {
    const scene = await setUp(await open())
    const warn = vi.fn()
    const limit = createLogLimit(scene.writer, { warn }, maxBytes)
    scene.write(6_000_000)
    const other = scene.open()
    other.exec('BEGIN IMMEDIATE')
    await limit()
    expect(scene.size()).toBeGreaterThan(maxBytes)
    other.exec('ROLLBACK')
    await limit()
    expect(scene.size()).toBe(0)
    expect(warn).not.toHaveBeenCalled()
  })

  it('of a database that was opened by a symbolic link is found', async () => {
    const scene = await setUp(await open())
    scene.write(6_000_000)
    symlinkSync(scene.path, `${scene.path}.link`)
    const linked = new Database(`${scene.path}.link`, { timeout: 0 })
    await createLogLimit(linked, silentLog, maxBytes)()
    linked.close()
    expect(scene.size()).toBe(0)
  })

  it('of more than 64 MB is truncated after a write of usage by a thread, and not by the event loop', async () => {
    const scene = await setUp(await open())
    for (let count = 0; count < 10; count += 1) scene.write(7_000_000)
    const sizes: number[] = []
    for (const caller of ['event loop', 'thread'] as const) {
      const usage = openUsageDatabase(`file:${scene.path}`, caller, silentLog)
      await usage.run([touch])
      await usage.close()
      sizes.push(scene.size())
    }
    expect(sizes[0]).toBeGreaterThan(70_000_000)
    expect(sizes[1]).toBe(0)
  })
})
