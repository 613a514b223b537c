import { expect, it } from 'vitest'
import type { Effect } from '../maintenance/index'
import { onEveryDatabase } from '../testing/databases/databases'
import { codeOf, openApiFixture } from '../testing/fixtures/api-fixture'
import { testServer } from '../testing/fixtures/server'
import { createDisk, freeWhereWritten } from './index'

const megabyte = 1_000_000

function open(minFreeMegabytes = 100) {
  const lines: string[] = []
  const write = (message: string) => void lines.push(message)
  const at = { free: (1_000 * megabyte) as number | null, ms: 0, readings: 0 }
  const readFree = () => {
    at.readings += 1
    return Promise.resolve(at.free)
  }
  const disk = createDisk({ readFree, minFreeMegabytes, log: { info: write, warn: write }, elapsed: () => at.ms })
  const mayChange = async (effect: Effect = 'change') => (await disk.checkSoftware(effect)).ok
  return { disk, at, lines, mayChange }
}

it('software cannot change anything below the floor, can read and stop tokens, and writes again when there is space', async () => {
  const { at, lines, mayChange } = open()
  expect(await mayChange()).toBe(true)
  at.free = 99 * megabyte
  at.ms += 1_000
  expect([await mayChange(), await mayChange('read'), await mayChange('stop')]).toEqual([false, true, true])
  at.free = 100 * megabyte
  at.ms += 1_000
  expect(await mayChange()).toBe(true)
  expect(lines).toEqual([expect.stringMatching(/almost full/), expect.stringMatching(/space again/)])
})

it('the disk is read once a second, however many requests ask', async () => {
  const { at, mayChange } = open()
  await Promise.all(Array.from({ length: 100 }, () => mayChange()))
  at.ms += 999
  await mayChange()
  expect(at.readings).toBe(1)
  at.ms += 1
  await mayChange()
  expect(at.readings).toBe(2)
})

it('a system that cannot tell and a floor of 0 allow every change', async () => {
  const unknown = open()
  unknown.at.free = null
  expect(await unknown.mayChange()).toBe(true)
  expect((await unknown.disk.state()).isLow).toBe(false)
  const none = open(0)
  none.at.free = 0
  expect(await none.mayChange()).toBe(true)
})

it('the free space is that of the database file; a missing folder is unknown', async () => {
  expect(await freeWhereWritten({ databaseUrl: 'file:package.json', dataFolder: '/missing' })()).toBeGreaterThan(0)
  expect(await freeWhereWritten({ databaseUrl: 'postgres://localhost/keyrail', dataFolder: '/missing' })()).toBeNull()
})

onEveryDatabase('with almost no disk space', (openDb) => {
  it('the API rejects changes as unavailable, while tokens work and people stop them', async () => {
    const { call, make, admin, scene, ana, server } = await openApiFixture(await openDb())
    const { disk, at } = open()
    Object.assign(server, { disk })
    at.free = 0
    const [token, other] = [await make(), await admin()]
    const rejected = await call('POST', '/api/v1/contacts', { token, body: { email: 'lea@example.com' } })
    expect(codeOf(rejected)).toEqual([503, 'unavailable'])
    expect(rejected.headers.get('retry-after')).toBe('60')
    expect((await call('PATCH', '/api/v1/profile', { token, body: { signature: '' } })).status).toBe(503)
    expect((await call('GET', '/api/v1/contacts', { token })).status).toBe(200)
    expect((await call('DELETE', '/api/v1/token', { token: other })).status).toBe(204)
    expect((await scene.tokens.setActive(ana, token.slice(0, 20), false)).ok).toBe(true)
    expect((await call('GET', '/api/v1/token', { token })).status).toBe(401)
    at.free = 1_000 * megabyte
    at.ms += 1_000
    const next = await make()
    expect((await call('POST', '/api/v1/contacts', { token: next, body: { email: 'lea@example.com' } })).status).toBe(201)
  })

  it('the setup check says so', async () => {
    const check = async (environment: Record<string, string>) => {
      const { organizations } = await testServer(await openDb(), { KEYRAIL_DATA: 'lib', ...environment })
      return (await organizations.checkInstallation()).find(({ name }) => name === 'Disk space')
    }
    expect(await check({})).toMatchObject({ state: 'verified', blocking: false })
    expect(await check({ KEYRAIL_MIN_FREE_DISK_MB: '1000000' })).toMatchObject({
      state: 'attention',
      detail: expect.stringMatching(/^[\d,]+ MB free\. Below 1,000,000 MB, software can't write\./),
    })
    expect(await check({ KEYRAIL_MIN_FREE_DISK_MB: '0' })).toBeUndefined()
  })
})
