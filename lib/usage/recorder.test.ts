import { expect, it, vi } from 'vitest'
import type { Db } from '../db/client'
import type { TokenId } from '../ids'
import type { Log } from '../ports'
import type { RecordedRequest, Schedule, Use } from '../recorder/index'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { seededRandom } from '../testing/fixtures/random'
import { createUsage } from './index'

interface Timers {
  readonly schedule: Schedule
  readonly waiting: number[]
  /** Advances to the next timer. */
  next(): void
}

function manualTimers(): Timers {
  const due: { at: number; work: () => void }[] = []
  let now = 0
  return {
    schedule: (afterMs, work) => {
      const entry = { at: now + afterMs, work }
      due.push(entry)
      return () => void due.splice(due.indexOf(entry), 1)
    },
    get waiting() {
      return due.map(({ at }) => at - now)
    },
    next: () => {
      due.sort((a, b) => a.at - b.at)
      const entry = due.shift()
      now = entry?.at ?? now
      entry?.work()
    },
  }
}

const at = (time: string) => new Date(`2026-11-20T${time}Z`)

function use(tokenId: string, more: Partial<Use> = {}): Use {
  return {
    orgId,
    tokenId: tokenId as TokenId,
    generation: 1,
    current: true,
    at: at('12:10:00'),
    code: 'ok',
    ip: '203.0.113.7',
    userAgent: 'sync/1',
    endpoint: 'GET /api/v1/token',
    urgent: false,
    ...more,
  }
}

const request = (tokenId: string, more: Partial<RecordedRequest> = {}): RecordedRequest => ({
  orgId,
  tokenId: tokenId as TokenId,
  at: at('12:10:00'),
  code: 'ok',
  ip: '203.0.113.7',
  method: 'GET',
  path: '/api/v1/token',
  status: 200,
  durationMs: 4,
  ...more,
})

function recordingLog() {
  const lines: string[] = []
  const write = (message: string) => void lines.push(message)
  return { lines, log: { info: write, warn: write, error: write } satisfies Log }
}

onEveryDatabase('usage', (open) => {
  async function start(wrap: (db: Db) => Db = (db) => db) {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const ana = await fixture.person('member')
    const { tokenKey } = await fixture.make(ana)
    const { id } = await db.read.token.findUniqueOrThrow({ where: { tokenKey }, select: { id: true } })
    const timers = manualTimers()
    const { lines, log } = recordingLog()
    const usage = createUsage({ db: wrap(db), random: seededRandom(), log, schedule: timers.schedule })
    return { db, id, timers, usage, lines, fixture, ana }
  }

  it('the first use of a ten-second window is written within a second and the rest together at its end', async () => {
    const { db, id, timers, usage } = await start()
    await usage.record(use(id))
    expect(Math.min(...timers.waiting)).toBeLessThan(1_000)
    timers.next()
    await usage.flush()
    expect(await db.read.usageHour.findMany()).toMatchObject([{ accepted: 1 }])
    for (let more = 0; more < 500; more += 1) await usage.record(use(id))
    expect(timers.waiting).toEqual([expect.closeTo(9_700, -3)])
    expect(await db.read.usageHour.findMany()).toMatchObject([{ accepted: 1 }])
    timers.next()
    await usage.flush()
    expect(await db.read.usageHour.findMany()).toMatchObject([{ accepted: 501 }])
    expect(timers.waiting).toEqual([])
  })

  it('only the first awaited use of each secret in a window is written within a second', async () => {
    const { db, id, timers, usage, fixture, ana } = await start()
    const { tokenKey } = await fixture.make(ana)
    const other = await db.read.token.findUniqueOrThrow({ where: { tokenKey } })
    await usage.record(use(id))
    timers.next()
    await usage.flush()
    for (let more = 0; more < 50; more += 1) await usage.record(use(other.id, { awaited: true }))
    expect(timers.waiting.filter((ms) => ms < 1_000)).toHaveLength(1)
    timers.next()
    await usage.flush()
    expect(await db.read.usageHour.findMany({ where: { tokenId: other.id } })).toMatchObject([{ accepted: 50 }])
    await usage.record(use(other.id, { awaited: true }))
    expect(timers.waiting.filter((ms) => ms < 1_000)).toEqual([])
    await usage.record(use(other.id, { awaited: true, generation: 2 }))
    expect(timers.waiting.filter((ms) => ms < 1_000)).toHaveLength(1)
    timers.next()
    timers.next()
    await usage.flush()
    await usage.record(use(id))
    timers.next()
    await usage.record(use(other.id, { awaited: true }))
    expect(timers.waiting.filter((ms) => ms < 1_000)).toHaveLength(1)
  })

  it('uses are counted per secret, hour and outcome, and added to earlier counts', async () => {
    const { db, id, usage } = await start()
    const uses = [use(id), use(id, { code: 'deactivated' }), use(id, { generation: 2 }), use(id, { at: at('13:00:00') })]
    for (const each of [...uses, ...uses]) await usage.record(each)
    await usage.flush()
    for (const each of uses) await usage.record(each)
    await usage.flush()
    const rows = await db.read.usageHour.findMany({ orderBy: [{ hour: 'asc' }, { generation: 'asc' }] })
    expect(rows).toEqual([
      { orgId, tokenId: id, generation: 1, hour: at('12:00:00'), accepted: 3, rejected: 3 },
      { orgId, tokenId: id, generation: 2, hour: at('12:00:00'), accepted: 3, rejected: 0 },
      { orgId, tokenId: id, generation: 1, hour: at('13:00:00'), accepted: 3, rejected: 0 },
    ])
    expect(await db.read.rejectionHour.findMany()).toEqual([{ orgId, tokenId: id, code: 'deactivated', hour: at('12:00:00'), count: 3 }])
  })

  it('a last use never moves back in time, in memory or in the database', async () => {
    const { db, id, usage } = await start()
    await usage.record(use(id, { at: at('12:30:00'), ip: '203.0.113.30' }))
    await usage.record(use(id, { at: at('12:20:00'), ip: '203.0.113.20' }))
    await usage.flush()
    await usage.record(use(id, { at: at('12:25:00'), ip: '203.0.113.25' }))
    await usage.flush()
    expect(await db.read.tokenUse.findMany()).toMatchObject([{ lastUsedAt: at('12:30:00'), lastIp: '203.0.113.30', lastRejectedAt: null }])
  })

  it('a rejection is recorded apart from the last use', async () => {
    const { db, id, usage } = await start()
    await usage.record(use(id, { code: 'deactivated', at: at('12:40:00'), ip: '203.0.113.40' }))
    await usage.flush()
    expect(await db.read.tokenUse.findMany()).toMatchObject([
      { lastUsedAt: null, lastIp: null, lastRejectedAt: at('12:40:00'), lastRejectedIp: '203.0.113.40', lastRejectedCode: 'deactivated' },
    ])
    await usage.record(use(id, { at: at('12:10:00') }))
    await usage.flush()
    expect(await db.read.tokenUse.findMany()).toMatchObject([{ lastUsedAt: at('12:10:00'), lastRejectedCode: 'deactivated' }])
  })

  it('the last uses of the old and the new secret are both kept', async () => {
    const { db, id, usage } = await start()
    await usage.record(use(id, { generation: 1, current: false, at: at('12:05:00') }))
    await usage.record(use(id, { generation: 2, at: at('12:15:00') }))
    await usage.flush()
    expect(await db.read.tokenUse.findMany()).toMatchObject([{ lastUsedAt: at('12:15:00'), previousUsedAt: at('12:05:00') }])
  })

  it('a use of an older secret never replaces the last use of the current secret', async () => {
    const { db, id, usage } = await start()
    await usage.record(use(id, { generation: 2, at: at('12:15:00') }))
    await usage.record(use(id, { generation: 1, at: at('12:25:00') }))
    await usage.flush()
    const newest = { currentUsedAt: at('12:15:00'), currentGeneration: 2 }
    expect(await db.read.tokenUse.findMany()).toMatchObject([{ lastUsedAt: at('12:25:00'), ...newest }])
    await usage.record(use(id, { generation: 1, at: at('12:35:00') }))
    await usage.record(use(id, { generation: 2, current: false, at: at('12:45:00') }))
    await usage.flush()
    expect(await db.read.tokenUse.findMany()).toMatchObject([{ lastUsedAt: at('12:45:00'), ...newest }])
    await usage.record(use(id, { generation: 3, at: at('12:16:00') }))
    await usage.flush()
    expect(await db.read.tokenUse.findMany()).toMatchObject([{ currentUsedAt: at('12:16:00'), currentGeneration: 3 }])
  })

  it('an urgent use is written before its promise resolves, and no other use waits for a write', async () => {
    const { db, id, usage } = await start()
    const write = vi.spyOn(db, 'write')
    for (let more = 0; more < 20; more += 1) await usage.record(use(id))
    expect(write).not.toHaveBeenCalled()
    await usage.record(use(id, { urgent: true }))
    expect(await db.read.usageHour.findMany()).toMatchObject([{ accepted: 1 }])
    await usage.flush()
    expect(await db.read.usageHour.findMany()).toMatchObject([{ accepted: 21 }])
  })

  it('an urgent use that cannot be written is accepted and written later', async () => {
    let failing = true
    const wrap = (db: Db): Db => ({
      ...db,
      write: (work) => (failing ? Promise.reject(new Error('database unavailable')) : db.write(work)),
    })
    const { db, id, timers, usage } = await start(wrap)
    await usage.record(use(id, { urgent: true }))
    failing = false
    timers.next()
    await usage.flush()
    expect(await db.read.usageHour.findMany()).toMatchObject([{ accepted: 1 }])
  })

  it('concurrent urgent uses share few writes', async () => {
    const { db, id, usage } = await start()
    const write = vi.spyOn(db, 'write')
    await Promise.all(Array.from({ length: 200 }, () => usage.record(use(id, { urgent: true }))))
    expect(await db.read.usageHour.findMany()).toMatchObject([{ accepted: 200 }])
    expect(write.mock.calls.length).toBeLessThan(5)
  })

  it('a use that could not be written is retried and counted once', async () => {
    let failing = true
    const wrap = (db: Db): Db => ({
      ...db,
      write: (work) => (failing ? Promise.reject(new Error('database unavailable')) : db.write(work)),
    })
    const { db, id, timers, usage, lines } = await start(wrap)
    await usage.record(use(id))
    await expect(usage.flush()).rejects.toThrow('database unavailable')
    await usage.record(use(id))
    expect(lines).toEqual(['Usage could not be written and will be retried.'])
    failing = false
    timers.next()
    await usage.flush()
    expect(await db.read.usageHour.findMany()).toMatchObject([{ accepted: 2 }])
  })

  it('a window that ends in a failure is followed by another', async () => {
    const { id, timers, usage } = await start((db) => ({ ...db, write: () => Promise.reject(new Error('database unavailable')) }))
    await usage.record(use(id))
    timers.next()
    timers.next()
    await expect(usage.flush()).rejects.toThrow('database unavailable')
    await expect.poll(() => timers.waiting.length).toBe(2)
  })

  it('a token that no longer exists does not block the counts of other tokens', async () => {
    const { db, id, usage } = await start()
    await usage.record(use('missing'))
    await usage.record(use(id))
    await usage.flush()
    expect(await db.read.usageHour.findMany()).toMatchObject([{ tokenId: id, accepted: 1 }])
  })

  it('a clean stop writes everything and stops the timers, within a window too', async () => {
    const { db, id, timers, usage } = await start()
    await usage.record(use(id))
    timers.next()
    await usage.record(use(id))
    usage.recordRequest(request(id))
    await usage.close()
    expect(await db.read.usageHour.findMany()).toMatchObject([{ accepted: 2 }])
    expect(await db.read.recentRequest.count()).toBe(1)
    expect(timers.waiting).toEqual([])
  })

  it('a crash loses only uses of the open window', async () => {
    const { db, id, timers, usage } = await start()
    const accepted = async () => (await db.read.usageHour.findMany())[0]?.accepted
    for (const [uses, written] of [
      [1, 1],
      [300, 301],
      [1, 302],
    ] as const) {
      for (let more = 0; more < uses; more += 1) await usage.record(use(id))
      timers.next()
      await expect.poll(accepted).toBe(written)
    }
    for (let more = 0; more < 30; more += 1) await usage.record(use(id))
    // neither flushed nor closed, as after SIGKILL
    expect(await accepted()).toBe(302)
  })

  it('requests are written with the uses, once per window, without queries and tokens', async () => {
    const { db, id, timers, usage } = await start()
    const secret = `kru_${'A'.repeat(16)}_${'s'.repeat(49)}`
    const write = vi.spyOn(db, 'write')
    for (let more = 0; more < 10; more += 1) {
      await usage.record(use(id, { ip: null }))
      usage.recordRequest(request(id, { path: `/files/${secret}/${more}?access_token=${secret}` }))
    }
    timers.next()
    await usage.flush()
    expect(write).toHaveBeenCalledTimes(1)
    const rows = await db.read.recentRequest.findMany()
    expect(rows).toHaveLength(10)
    expect(rows[0]).toMatchObject({ orgId, tokenId: id, code: 'ok', method: 'GET', status: 200, durationMs: 4, ip: '203.0.113.7' })
    for (const { path } of rows) expect(path).toMatch(/^\/files\/kru_A{16}_\[masked\]\/\d$/)
  })

  it('the latest 50 accepted and 50 rejected requests of each token are kept', async () => {
    const { db, id, usage, fixture, ana } = await start()
    const { tokenKey } = await fixture.make(ana)
    const other = await db.read.token.findUniqueOrThrow({ where: { tokenKey } })
    const later = (minutes: number) => new Date(at('12:00:00').getTime() + minutes * 60_000)
    usage.recordRequest(request(other.id, { at: at('11:00:00') }))
    for (let minute = 0; minute < 120; minute += 1) {
      usage.recordRequest(request(id, { at: later(minute), code: minute < 60 ? 'expired' : 'ok' }))
      if (minute % 25 === 0) await usage.flush()
    }
    await usage.flush()
    const rows = await db.read.recentRequest.findMany({ where: { tokenId: id }, orderBy: { at: 'asc' } })
    expect([rows.length, rows[0]?.at, rows[50]?.at]).toEqual([100, later(10), later(70)])
    expect(await db.read.recentRequest.count({ where: { tokenId: other.id } })).toBe(1)
  })

  it('two processes counting the same tokens lose no use', async () => {
    const { db, id, usage, fixture, ana } = await start()
    const { tokenKey } = await fixture.make(ana)
    const other = await db.read.token.findUniqueOrThrow({ where: { tokenKey }, select: { id: true } })
    const second = createUsage({ db, random: seededRandom(2), log: recordingLog().log, schedule: manualTimers().schedule })
    for (let round = 0; round < 10; round += 1) {
      for (const [one, two] of [
        [id, other.id],
        [other.id, id],
      ] as const) {
        await usage.record(use(one))
        await second.record(use(two))
      }
      await Promise.all([usage.flush(), second.flush()])
    }
    expect((await db.read.usageHour.findMany()).map(({ accepted }) => accepted)).toEqual([20, 20])
  })
})
