import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createDb } from '../db/client'
import { migrate } from '../db/migrate'
import { isUnavailable } from '../errors'
import { openApiFixture } from '../testing/fixtures/api-fixture'
import { silentLog } from '../testing/fixtures/silent-log'
import { createDisk, freeWhereWritten } from './index'

const megabyte = 1_000_000
const floor = 12

/** A file system of 48 MB in memory; mounting it needs root. */
function mountSmallDisk(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keyrail-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', folder])
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder])
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

it('on a small disk, software fills it up to the floor, people stop tokens, and all goes on when there is space', async () => {
  const folder = mountSmallDisk()
  const url = `file:${join(folder, 'keyrail.db')}`
  await migrate(url, resolve('prisma/migrations/sqlite'))
  const db = { ...createDb(url), url }
  onTestFinished(db.close)
  const { call, make, admin, scene, ana, server } = await openApiFixture(db)
  let now = 0
  const readFree = freeWhereWritten({ databaseUrl: url, dataFolder: folder })
  Object.assign(server, { disk: createDisk({ readFree, minFreeMegabytes: floor, log: silentLog, elapsed: () => now }) })
  const [token, other] = [await make(), await admin()]
  const create = (index: number) => {
    now += 1_000
    const tags = Array.from({ length: 50 }, (_, tag) => `${index}-${tag}-${'x'.repeat(30)}`)
    return call('POST', '/api/v1/contacts', { token, body: { email: `lead${index}@example.com`, tags } })
  }
  const freeMegabytes = () => {
    const { bavail, bsize } = statfsSync(folder)
    return (bavail * bsize) / megabyte
  }

  let accepted = 0
  while ((await create(accepted)).status === 201) accepted += 1
  expect(accepted).toBeGreaterThan(50)
  expect(freeMegabytes()).toBeLessThan(floor)
  expect(freeMegabytes()).toBeGreaterThan(floor / 2)
  expect((await create(accepted)).status).toBe(503)
  expect((await call('DELETE', '/api/v1/token', { token: other })).status).toBe(204)
  expect((await scene.tokens.setActive(ana, token.slice(0, 20), false)).ok).toBe(true)
  expect((await scene.tokens.setActive(ana, token.slice(0, 20), true)).ok).toBe(true)

  const filler = join(folder, 'filler')
  expect(() => writeFileSync(filler, Buffer.alloc(48 * megabyte))).toThrow('ENOSPC')
  const full = db.write((tx) => tx.setting.create({ data: { key: 'big', value: 'x'.repeat(8 * megabyte) } }))
  await expect(full).rejects.toSatisfy(isUnavailable)
  expect((await call('GET', '/api/v1/contacts', { token })).status).toBe(200)

  rmSync(filler)
  await db.write((tx) => tx.setting.create({ data: { key: 'small', value: '1' } }))
  Object.assign(server, { disk: createDisk({ readFree, minFreeMegabytes: 1, log: silentLog, elapsed: () => now }) })
  expect((await create(accepted + 1)).status).toBe(201)
  process.stdout.write(`  48 MB: ${accepted} contacts until the floor of ${floor} MB, then 503; full: 503, reads work; freed: accepted\n`)
}, 240_000)
