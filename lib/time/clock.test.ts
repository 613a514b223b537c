import { afterEach, expect, it, vi } from 'vitest'
import { createAudit } from '../audit/index'
import type { Clock } from '../ports'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { testKeys } from '../testing/fixtures/keys'
import { silentLog } from '../testing/fixtures/silent-log'
import { createClockOperator } from './clock-operator'
import { holdMs } from './clock-rule'
import { createQaClock } from './qa-clock'
import { lastJump } from './store'
import { createSystemClock } from './system-clock'
import { hourMs, minuteMs, secondMs } from './units'

/** A machine whose clock and monotonic clock the test moves. */
function machine(start = '2026-11-20T12:00:00Z') {
  let at = new Date(start)
  let passed = 0
  return {
    time: () => at,
    elapsed: () => passed,
    /** Sets the clock without any time passing. */
    set: (to: string) => {
      at = new Date(to)
    },
    /** Lets time pass. */
    pass: (ms: number) => {
      passed += ms
      at = new Date(at.getTime() + ms)
    },
  }
}

type Machine = ReturnType<typeof machine>

const opened: { close(): Promise<void> }[] = []

// a clock that was read writes its mark in the background: the next test must not find it
afterEach(async () => {
  for (const clock of opened.splice(0)) await clock.close()
})

function openClock(db: TestDb, { time, elapsed }: Machine, warned: string[] = []) {
  const log = { ...silentLog, warn: (message: string) => void warned.push(message) }
  const clock = createSystemClock({ db, log, time, elapsed })
  opened.push(clock)
  return clock
}

/** Reads the clock every half minute. */
async function hold(clock: Clock, on: Machine, forMs: number) {
  for (let passed = 0; passed < forMs; passed += 30 * secondMs) {
    await clock.now()
    on.pass(30 * secondMs)
  }
  return clock.now()
}

const highWater = async (db: TestDb) => (await db.read.setting.findUnique({ where: { key: 'clock.highWater' } }))?.value

onEveryDatabase('the system clock', (open) => {
  it('goes on at its own pace while the machine clock is wrong, stores nothing, and follows it again', async () => {
    const db = await open()
    const on = machine()
    const warned: string[] = []
    const clock = openClock(db, on, warned)
    await hold(clock, on, holdMs)
    await clock.close()
    const before = await highWater(db)
    for (const wrong of ['2036-11-20T12:10:00Z', '2026-11-20T10:10:00Z']) {
      on.set(wrong)
      on.pass(secondMs)
      const now = await clock.now()
      expect(now.getUTCFullYear()).toBe(2026)
      expect(await clock.mayDelete(now)).toBe(false)
    }
    await clock.close()
    expect([await highWater(db), warned.length]).toEqual([before, 2])
    on.set('2026-11-20T12:10:05Z')
    expect(await clock.now()).toEqual(new Date('2026-11-20T12:10:05Z'))
    expect(await clock.mayDelete(await clock.now())).toBe(true)
  })

  it('a month and a restart after one wrong reading, the time is right', async () => {
    const db = await open()
    const on = machine()
    const clock = openClock(db, on)
    await hold(clock, on, holdMs)
    on.set('2036-11-20T12:10:00Z')
    await clock.now()
    await clock.close()
    on.set('2026-12-20T12:00:00Z')
    const restarted = openClock(db, on)
    expect(await restarted.now()).toEqual(new Date('2026-12-20T12:00:00Z'))
  })

  it('does not go back across a restart, and logs why', async () => {
    const db = await open()
    const on = machine()
    const first = openClock(db, on)
    const stopped = await hold(first, on, holdMs)
    await first.close()
    on.set('2026-11-20T11:00:00Z')
    const warned: string[] = []
    expect(await openClock(db, on, warned).now()).toEqual(stopped)
    expect(warned).toHaveLength(1)
  })

  it('never lowers the high-water mark of another process', async () => {
    const db = await open()
    const [early, late] = [machine('2026-11-20T12:00:00Z'), machine('2026-11-20T13:00:00Z')]
    const clocks = [openClock(db, late), openClock(db, early)] as const
    // the early one starts before there is a mark: it would go on from it otherwise
    await clocks[1].now()
    await hold(clocks[0], late, holdMs)
    await clocks[0].close()
    await hold(clocks[1], early, holdMs)
    await clocks[1].close()
    expect(await highWater(db)).toBe('2026-11-20T13:10:00.000Z')
  })

  it('writes its high-water mark at most every five seconds', async () => {
    const db = await open()
    const on = machine()
    const clock = openClock(db, on)
    await hold(clock, on, holdMs)
    const write = vi.spyOn(db, 'write')
    for (let second = 0; second < 20; second += 1) {
      on.pass(secondMs)
      await clock.now()
    }
    await clock.close()
    expect(write.mock.calls.length).toBeLessThanOrEqual(5)
  })

  it('records a jump that has held, and a stop of hours, but not time that really passed', async () => {
    const db = await open()
    const on = machine()
    const clock = openClock(db, on)
    await hold(clock, on, holdMs)
    on.pass(hourMs)
    await clock.now()
    expect(await lastJump(db)).toBeNull()
    on.set('2026-11-21T13:10:00Z')
    await hold(clock, on, holdMs - 30 * secondMs)
    expect(await lastJump(db)).toBeNull()
    const taken = await hold(clock, on, minuteMs)
    expect(taken.getUTCDate()).toBe(21)
    expect((await lastJump(db))?.getUTCDate()).toBe(21)
    await clock.close()
    on.set('2026-11-25T00:00:00Z')
    await hold(openClock(db, on), on, holdMs + minuteMs)
    expect((await lastJump(db))?.getUTCDate()).toBe(25)
  })

  it('throws while the database is unreachable at the start, and works once it is back', async () => {
    const db = await open()
    let isUnreachable = true
    const read = new Proxy(db.read, { get: (target, name) => (isUnreachable ? unreachable() : Reflect.get(target, name)) })
    const clock = createSystemClock({ db: { ...db, read }, log: silentLog, time: machine().time })
    await expect(clock.now()).rejects.toThrow('unreachable')
    isUnreachable = false
    expect(await clock.now()).toEqual(new Date('2026-11-20T12:00:00Z'))
    await clock.close()
  })
})

onEveryDatabase('the operator of the clock', (open) => {
  const operator = { kind: 'operator', name: 'command line' } as const

  async function running() {
    const db = await open()
    const on = machine()
    const clock = openClock(db, on)
    await hold(clock, on, holdMs)
    const audit = createAudit({ db, key: testKeys.audit })
    const audited = () => db.read.installationAuditEntry.findMany({ select: { action: true, actorName: true } })
    return { db, on, clock, audit, audited, decide: createClockOperator({ db, audit, time: on.time }) }
  }

  it('accepts a new time, which running processes take within seconds; audited', async () => {
    const { on, clock, decide, audited } = await running()
    on.set('2026-12-24T12:00:00Z')
    expect((await clock.now()).getUTCMonth()).toBe(10)
    expect(await decide.reset(operator)).toMatchObject({ ok: false })
    expect(await decide.accept(operator)).toMatchObject({ ok: true })
    on.pass(2 * secondMs)
    const now = await clock.now()
    expect(now).toEqual(new Date('2026-12-24T12:00:02Z'))
    expect(await clock.mayDelete(now)).toBe(true)
    expect(await audited()).toEqual([{ action: 'clock.accepted', actorName: 'command line' }])
  })

  it('resets a time that was taken wrongly, which ends what was written in that future; audited', async () => {
    const { db, on, clock, decide, audited } = await running()
    on.set('2036-11-20T12:00:00Z')
    const future = await hold(clock, on, holdMs + minuteMs)
    expect(future.getUTCFullYear()).toBe(2036)
    await db.write(async (tx) => {
      await tx.throttle.create({ data: { key: 'network:203.0.113.9', failures: 20, lastFailedAt: future, blockedUntil: future } })
      await tx.rateLimit.create({ data: { key: 'deliveries:a', windowStart: future, count: 600 } })
    })
    on.set('2026-11-20T12:40:00Z')
    await clock.now()
    expect(await decide.accept(operator)).toMatchObject({ ok: false })
    expect(await decide.reset(operator)).toMatchObject({ ok: true })
    on.pass(2 * secondMs)
    expect(await clock.now()).toEqual(new Date('2026-11-20T12:40:02Z'))
    expect([await db.read.throttle.count(), await db.read.rateLimit.count()]).toEqual([0, 0])
    expect(await highWater(db)).toMatch(/^2026-11-20T12:40/)
    expect((await audited()).map(({ action }) => action)).toEqual(['clock.reset'])
  })
})

onEveryDatabase('the QA clock', (open) => {
  it('moves in every process immediately', async () => {
    const db = await open()
    const { time } = machine()
    const [one, other] = [createQaClock({ db, time }), createQaClock({ db, time })]
    expect(await one.moveTo(new Date('2027-02-03T04:05:06.789Z'))).toBe(true)
    expect(await other.now()).toEqual(new Date('2027-02-03T04:05:06.789Z'))
  })

  it('continues from the time it was moved to, and never goes back', async () => {
    const { time, set } = machine()
    const clock = createQaClock({ db: await open(), time })
    await clock.moveTo(new Date('2027-01-01T00:00:00Z'))
    set('2026-11-20T12:00:10Z')
    expect(await clock.now()).toEqual(new Date('2027-01-01T00:00:10Z'))
    expect(await clock.moveTo(new Date('2026-12-31T00:00:00Z'))).toBe(false)
    expect(await clock.now()).toEqual(new Date('2027-01-01T00:00:10Z'))
  })
})

function unreachable(): never {
  throw new Error('unreachable')
}
