import { expect, it } from 'vitest'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { movableClock } from '../testing/fixtures/clock'
import { seededRandom } from '../testing/fixtures/random'
import { testServer } from '../testing/fixtures/server'
import { daysAfter } from '../time/calendar'
import { expiredRows } from './clean-store'
import { createJobs, type JobsDeps } from './index'
import { runLeased } from './schedule'

const kinds = [...Object.keys(expiredRows), 'mails']
const nothingGone = Object.fromEntries(kinds.map((kind) => [kind, 0]))
const nothing = { warned: 0, deleted: 0, expiring: 0, expired: 0, overlaps: 0 }

function jobsOver(db: TestDb, more: Partial<JobsDeps> = {}) {
  const clock = movableClock()
  const lines: string[] = []
  const write = (message: string) => void lines.push(message)
  const deps: JobsDeps = {
    ...{ db, clock, random: seededRandom(db.url), log: { info: write, warn: write, error: write } },
    tokens: { runExpiry: () => Promise.resolve(nothing) },
    watch: { run: () => Promise.resolve({ networks: 0, rejections: 0 }) },
    notices: { sendDigests: () => Promise.resolve(0) },
    destinations: { clean: () => Promise.resolve(0) },
    mail: { send: () => Promise.resolve({ sent: 0, failed: 0, givenUp: 0 }), clean: () => Promise.resolve(0) },
    jumpedAt: () => Promise.resolve(null),
    ...more,
  }
  return { deps, clock, lines, jobs: createJobs(deps) }
}

onEveryDatabase('jobs', (open) => {
  it('run all once on request, and say what each did', async () => {
    const db = await open()
    const { jobs } = jobsOver(db, { tokens: { runExpiry: () => Promise.resolve({ ...nothing, warned: 2 }) } })
    expect(await jobs.runAll()).toEqual([
      { job: 'expiry', did: { ...nothing, warned: 2 }, error: null },
      { job: 'watch', did: { networks: 0, rejections: 0 }, error: null },
      { job: 'digest', did: { written: 0 }, error: null },
      { job: 'mail', did: { sent: 0, failed: 0, givenUp: 0 }, error: null },
      { job: 'deliveries', did: { deleted: 0 }, error: null },
      { job: 'cleaning', did: nothingGone, error: null },
    ])
    const runs = await db.read.jobRun.findMany()
    expect(runs.map(({ name, did }) => [name, JSON.parse(did ?? '')])).toEqual([['expiry', { ...nothing, warned: 2 }]])
  })

  it('one that fails stops no other, and is kept with why', async () => {
    const db = await open()
    const { jobs, lines } = jobsOver(db, { tokens: { runExpiry: () => Promise.reject(new Error('away')) } })
    expect(await jobs.runAll()).toMatchObject([
      { job: 'expiry', error: 'away' },
      { job: 'watch', error: null },
      { job: 'digest', error: null },
      { job: 'mail', error: null },
      { job: 'deliveries', error: null },
      { job: 'cleaning', error: null },
    ])
    expect(await db.read.jobRun.findMany()).toMatchObject([{ name: 'expiry', error: 'away' }])
    expect(lines).toEqual(['A job failed.'])
  })

  it('run by their times in one process; another takes over once its lease is over', async () => {
    const db = await open()
    const { deps, clock } = jobsOver(db)
    const ran: string[] = []
    const jobOf = (holder: string) => ({
      ...{ name: 'expiry', at: '* * * * *', leaseMs: 600_000 },
      run: () => Promise.resolve({ runs: ran.push(holder) }),
    })
    const wake = (holder: string) => runLeased(deps, jobOf(holder), holder)
    await Promise.all([wake('one'), wake('two'), wake('three')])
    expect(ran).toHaveLength(1)
    const [first = ''] = ran
    const other = first === 'one' ? 'two' : 'one'
    clock.advance('PT9M')
    await wake(other)
    await wake(first)
    clock.advance('PT9M59S')
    await wake(other)
    expect(ran).toEqual([first, first])
    clock.advance('PT1S')
    await wake(other)
    expect(ran).toEqual([first, first, other])
  })

  it('a lease that was taken under a clock far ahead counts no longer than any other, once somebody else sees it', async () => {
    const db = await open()
    const { deps, clock } = jobsOver(db)
    const ran: string[] = []
    const wake = (holder: string) =>
      runLeased(deps, { name: 'expiry', at: '* * * * *', leaseMs: 600_000, run: () => Promise.resolve({ runs: ran.push(holder) }) }, holder)
    const right = await clock.now()
    clock.set(daysAfter(right, 3_650))
    await wake('ahead')
    clock.set(right)
    await wake('other')
    clock.advance('PT9M59S')
    await wake('other')
    expect(ran).toEqual(['ahead'])
    clock.advance('PT1S')
    await wake('other')
    expect(ran).toEqual(['ahead', 'other'])
  })

  it('a database that is away does not end the schedule', async () => {
    const { deps, lines } = jobsOver(await open(), { clock: { now: () => Promise.reject(new Error('away')) } })
    await runLeased(deps, { name: 'expiry', at: '* * * * *', leaseMs: 1, run: () => Promise.resolve({}) }, 'one')
    expect(lines).toEqual(['A job could not run.'])
  })

  it('cleaning forgets what only time makes useless', async () => {
    const db = await open()
    const { jobs, clock } = jobsOver(db)
    const now = await clock.now()
    const [old, young] = [daysAfter(now, -3), daysAfter(now, -0.5)]
    const known = { actor: 'a', route: 'POST /api/v1/contacts', bodyDigest: '', status: null, response: null }
    await db.write(async (tx) => {
      for (const [key, at] of [
        ['old', old],
        ['young', young],
      ] as const) {
        await tx.idempotency.create({ data: { ...known, key, createdAt: at } })
        await tx.throttle.create({ data: { key, failures: 1, lastFailedAt: at, blockedUntil: at } })
        await tx.rateLimit.create({ data: { key, windowStart: at, count: 1 } })
      }
      await tx.throttle.create({ data: { key: 'blocked', failures: 9, lastFailedAt: old, blockedUntil: daysAfter(now, 1) } })
      await tx.jobRun.create({ data: { name: 'mail', startedAt: daysAfter(now, -15), endedAt: null, did: null, error: null } })
    })
    expect((await jobs.runAll()).at(-1)).toMatchObject({ did: { ...nothingGone, idempotency: 1, throttles: 1, limits: 1, runs: 1 } })
    expect((await db.read.throttle.findMany({ orderBy: { key: 'asc' } })).map(({ key }) => key)).toEqual(['blocked', 'young'])
    expect(await db.read.idempotency.count()).toBe(1)
    expect(await db.read.rateLimit.count()).toBe(1)
  })

  it('are wired: the server runs them all', async () => {
    const server = await testServer(await open())
    expect(await server.jobs.runAll()).toMatchObject([
      { job: 'expiry', error: null },
      { job: 'watch', error: null },
      { job: 'digest', error: null },
      { job: 'mail', error: null },
      { job: 'deliveries', error: null },
      { job: 'cleaning', error: null },
    ])
  })
})
