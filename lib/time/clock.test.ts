import { expect, it, vi } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { silentLog } from '../testing/fixtures/silent-log'
import { createQaClock } from './qa-clock'
import { lastJump } from './store'
import { createSystemClock } from './system-clock'
import { hourMs } from './units'

function machine(start = '2026-11-20T12:00:00Z') {
  let at = new Date(start)
  const set = (to: string) => {
    at = new Date(to)
  }
  return { time: () => at, set }
}

onEveryDatabase('the system clock', (open) => {
  it('follows the machine clock and stops while that is behind', async () => {
    const { time, set } = machine()
    const clock = createSystemClock({ db: await open(), log: silentLog, time })
    expect(await clock.now()).toEqual(new Date('2026-11-20T12:00:00Z'))
    set('2026-11-20T11:00:00Z')
    expect(await clock.now()).toEqual(new Date('2026-11-20T12:00:00Z'))
    set('2026-11-20T12:00:01Z')
    expect(await clock.now()).toEqual(new Date('2026-11-20T12:00:01Z'))
    await clock.close()
  })

  it('does not go back across a restart, and logs why it stops', async () => {
    const db = await open()
    const first = createSystemClock({ db, log: silentLog, time: machine('2026-11-20T12:00:00Z').time })
    await first.now()
    await first.close()
    const warned: string[] = []
    const log = { ...silentLog, warn: (message: string) => void warned.push(message) }
    const second = createSystemClock({ db, log, time: machine('2026-11-20T11:00:00Z').time })
    expect(await second.now()).toEqual(new Date('2026-11-20T12:00:00Z'))
    expect(warned).toHaveLength(1)
    await second.close()
  })

  it('never lowers the high-water mark of another process', async () => {
    const db = await open()
    const early = createSystemClock({ db, log: silentLog, time: machine('2026-11-20T12:00:00Z').time })
    const late = createSystemClock({ db, log: silentLog, time: machine('2026-11-20T13:00:00Z').time })
    await Promise.all([early.now(), late.now()])
    await late.close()
    await early.close()
    expect(await db.read.setting.findMany()).toEqual([{ key: 'clock.highWater', value: '2026-11-20T13:00:00.000Z' }])
  })

  it('writes its high-water mark at most every five seconds', async () => {
    const db = await open()
    const write = vi.spyOn(db, 'write')
    const { time, set } = machine()
    const clock = createSystemClock({ db, log: silentLog, time })
    for (let second = 0; second < 20; second += 1) {
      set(new Date(Date.UTC(2026, 10, 20, 12, 0, second)).toISOString())
      await clock.now()
    }
    await clock.close()
    expect(write.mock.calls.length).toBeLessThanOrEqual(5)
  })

  it('records a jump ahead of more than a minute, but not time that really passed', async () => {
    const db = await open()
    const { time, set } = machine()
    let passed = 0
    const clock = createSystemClock({ db, log: silentLog, time, elapsed: () => passed })
    await clock.now()
    passed += hourMs
    set('2026-11-20T13:00:30Z')
    await clock.now()
    expect(await lastJump(db)).toBeNull()
    set('2026-11-20T13:02:00Z')
    await clock.now()
    expect(await lastJump(db)).toEqual(new Date('2026-11-20T13:02:00Z'))
    await clock.close()
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
