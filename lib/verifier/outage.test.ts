import { copyFileSync, renameSync, rmSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { isUnavailable } from '../errors'
import { onPostgres, onSqlite, type TestDb } from '../testing/databases/databases'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { postgresProxy } from '../testing/fixtures/postgres-proxy'
import { verifierServices } from '../testing/fixtures/verifier'

async function setUp(db: TestDb, url: string) {
  const fixture = await openOrgFixture(db)
  const owner = await fixture.person('member')
  const { token, tokenKey } = await fixture.make(owner)
  const now = await fixture.clock.now()
  const { tokens } = verifierServices(url, () => now)
  const verify = () =>
    tokens.verify(token).then(
      ({ code }) => code,
      (error: unknown) => (isUnavailable(error) ? 'unavailable' : String(error)),
    )
  return { fixture, owner, tokenKey, verify }
}

onPostgres('a verifier', (open) => {
  it('gives no verdict while the database is frozen, and the current one afterwards', async () => {
    const db = await open()
    const proxy = await postgresProxy(db)
    const { fixture, owner, tokenKey, verify } = await setUp(db, proxy.url)
    expect(await verify()).toBe('ok')
    proxy.freeze()
    const began = performance.now()
    expect(await Promise.all([verify(), verify(), verify()])).toEqual(['unavailable', 'unavailable', 'unavailable'])
    expect(performance.now() - began).toBeLessThan(10_000)
    await fixture.tokens.setActive(owner, tokenKey, false)
    proxy.thaw()
    expect(await verify()).toBe('deactivated')
  })

  it('gives no verdict when its connections are cut, and connects again', async () => {
    const db = await open()
    const proxy = await postgresProxy(db)
    const { verify } = await setUp(db, proxy.url)
    expect(await verify()).toBe('ok')
    proxy.freeze()
    const waiting = verify()
    setImmediate(() => setImmediate(proxy.cut))
    expect(await waiting).toBe('unavailable')
    proxy.thaw()
    expect(await verify()).toBe('ok')
  })

  it('gives no verdict while no database listens', async () => {
    const { verify } = await setUp(await open(), 'postgres://a:b@127.0.0.1:1/x')
    expect(await verify()).toBe('unavailable')
  })
})

onSqlite('a verifier', (open) => {
  /** The file of a copy, so that it can be moved. */
  async function copied() {
    const db = await open()
    const path = `${db.url.slice('file:'.length)}.copy`
    const { fixture, owner, tokenKey, verify } = await setUp(db, `file:${path}`)
    const copy = () => new Database(db.url.slice('file:'.length)).backup(path)
    await copy()
    onTestFinished(() => {
      for (const each of [path, `${path}.away`]) rmSync(each, { force: true })
    })
    return { path, fixture, owner, tokenKey, verify, copy }
  }

  it('gives no verdict while the file is missing, and reads the one that replaces it', async () => {
    const { path, fixture, owner, tokenKey, verify, copy } = await copied()
    expect(await verify()).toBe('ok')
    renameSync(path, `${path}.away`)
    await nextTurn()
    expect(await verify()).toBe('unavailable')
    await fixture.tokens.setActive(owner, tokenKey, false)
    await copy()
    await nextTurn()
    expect(await verify()).toBe('deactivated')
  })

  it('gives no verdict on a file that is not a database', async () => {
    const { path, verify } = await copied()
    rmSync(path)
    copyFileSync(new URL(import.meta.url).pathname, path)
    expect(await verify()).toBe('unavailable')
  })

  it('gives no verdict while another process holds the whole file, without blocking this one', async () => {
    const { path, verify } = await copied()
    const other = new Database(path)
    onTestFinished(() => void other.close())
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec('BEGIN EXCLUSIVE')
    let turns = 0
    const counting = setInterval(() => {
      turns += 1
    }, 1)
    expect(await verify()).toBe('unavailable')
    clearInterval(counting)
    expect(turns).toBeGreaterThan(5)
    other.exec('ROLLBACK')
    other.close()
    expect(await verify()).toBe('ok')
  })
})
