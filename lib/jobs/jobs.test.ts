import { expect, it } from 'vitest'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { movableClock } from '../testing/fixtures/clock'
import { seededRandom } from '../testing/fixtures/random'
import { testServer } from '../testing/fixtures/server'
import { daysAfter } from '../time/calendar'
import { createJobs, type JobsDeps } from './index'
import { runLeased } from './schedule'

const deletedRows = [
  'runs',
  'idempotency',
  'tickets',
  'links',
  'emailRequests',
  'sessions',
  'throttles',
  'invitations',
  'knownDevices',
  'limits',
  'notices',
  'digestItems',
  'emails',
  'warnings',
  'warningsOfDeleted',
  'usageWarnings',
  'networksOfDeleted',
  'usageHours',
  'rejectionHours',
]
const nothingDeleted = Object.fromEntries(deletedRows.map((name) => [name, 0]))
const nothing = { warned: 0, deleted: 0, expiring: 0, expired: 0, overlaps: 0 }

const tokensThat = (runExpiry: JobsDeps['tokens']['runExpiry']): JobsDeps['tokens'] => ({
  runExpiry,
  compareWithJournal: () => Promise.resolve({ putBack: [], edited: [], added: 0 }),
  deleteDestroyed: () => Promise.resolve(0),
  ofFormerMembers: { revokePending: () => Promise.resolve(0) },
})

function jobsOver(db: TestDb, more: Partial<JobsDeps> = {}) {
  const clock = movableClock()
  const lines: string[] = []
  const write = (message: string) => void lines.push(message)
  const deps: JobsDeps = {
    db,
    clock,
    random: seededRandom(db.url),
    log: { info: write, warn: write, error: write },
    accounts: { sendRequestedEmails: () => Promise.resolve(0) },
    tokens: tokensThat(() => Promise.resolve(nothing)),
    serviceTokens: { compareWithJournal: () => Promise.resolve({ putBack: [], added: 0 }) },
    auditLog: { verify: () => Promise.resolve({ verified: 0, broken: 0 }) },
    watch: { run: () => Promise.resolve({ networks: 0, rejections: 0 }) },
    notices: { sendDigests: () => Promise.resolve(0) },
    destinations: { clean: () => Promise.resolve(0) },
    organizations: { deleteClosed: () => Promise.resolve({ deleted: 0 }) },
    mail: { send: () => Promise.resolve({ sent: 0, failed: 0, givenUp: 0 }) },
    cleaners: [],
    jumpedAt: () => Promise.resolve(null),
    ...more,
  }
  return { deps, clock, lines, jobs: createJobs(deps) }
}

onEveryDatabase('jobs', (open) => {
  it('jobs all run once on request and report what each did', async () => {
    const db = await open()
    const { jobs } = jobsOver(db, { tokens: tokensThat(() => Promise.resolve({ ...nothing, warned: 2 })) })
    expect(await jobs.runAll()).toEqual([
      { job: 'expiry', did: { ...nothing, warned: 2 }, error: null },
      { job: 'watch', did: { networks: 0, rejections: 0 }, error: null },
      { job: 'digest', did: { queued: 0 }, error: null },
      { job: 'links', did: { queued: 0 }, error: null },
      { job: 'email', did: { sent: 0, failed: 0, givenUp: 0 }, error: null },
      { job: 'deliveries', did: { deleted: 0 }, error: null },
      { job: 'organizations', did: { deleted: 0 }, error: null },
      { job: 'members', did: { deleted: 0 }, error: null },
      { job: 'secrets', did: { deleted: 0 }, error: null },
      { job: 'audit', did: { verified: 0, broken: 0 }, error: null },
      { job: 'journal', did: { putBack: 0, edited: 0, added: 0 }, error: null },
      { job: 'cleaning', did: { runs: 0 }, error: null },
    ])
    const runs = await db.read.jobRun.findMany()
    expect(runs.map(({ name, did }) => [name, JSON.parse(did ?? '')])).toEqual([['expiry', { ...nothing, warned: 2 }]])
  })

  it('a failed job stops no other job and is recorded with its error', async () => {
    const db = await open()
    const { jobs, lines } = jobsOver(db, { tokens: tokensThat(() => Promise.reject(new Error('away'))) })
    expect(await jobs.runAll()).toMatchObject([
      { job: 'expiry', error: 'away' },
      { job: 'watch', error: null },
      { job: 'digest', error: null },
      { job: 'links', error: null },
      { job: 'email', error: null },
      { job: 'deliveries', error: null },
      { job: 'organizations', error: null },
      { job: 'members', error: null },
      { job: 'secrets', error: null },
      { job: 'audit', error: null },
      { job: 'journal', error: null },
      { job: 'cleaning', error: null },
    ])
    expect(await db.read.jobRun.findMany()).toMatchObject([{ name: 'expiry', error: 'away' }])
    expect(lines).toEqual(['A job failed.'])
  })

  it('a scheduled job runs in one process; another takes over when its lease expires', async () => {
    const db = await open()
    const { deps, clock } = jobsOver(db)
    const ran: string[] = []
    const jobOf = (holder: string) => ({
      name: 'expiry',
      at: '* * * * *',
      leaseMs: 600_000,
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

  it('a lease written by a clock that ran ahead is cut to the normal length', async () => {
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

  it('a database outage does not stop the schedule', async () => {
    const { deps, lines } = jobsOver(await open(), { clock: { ...movableClock(), now: () => Promise.reject(new Error('away')) } })
    await runLeased(deps, { name: 'expiry', at: '* * * * *', leaseMs: 1, run: () => Promise.resolve({}) }, 'one')
    expect(lines).toEqual(['A job could not run.'])
  })

  it('cleaning deletes old runs and calls the cleaner of every module, at one time', async () => {
    const db = await open()
    const times: Date[] = []
    const cleaner = (name: string) => ({ clean: (at: Date) => Promise.resolve({ [name]: times.push(at) }) })
    const { jobs, clock } = jobsOver(db, { cleaners: [cleaner('sessions'), cleaner('notices')] })
    const now = await clock.now()
    const run = { name: 'email', endedAt: null, did: null, error: null }
    const data = [daysAfter(now, -14), daysAfter(now, -15)].map((startedAt) => ({ ...run, startedAt }))
    await db.write((tx) => tx.jobRun.createMany({ data }))
    expect((await jobs.runAll()).at(-1)).toEqual({ job: 'cleaning', did: { runs: 1, sessions: 1, notices: 2 }, error: null })
    expect(times).toEqual([now, now])
    expect(await db.read.jobRun.count({ where: { name: 'email' } })).toBe(1)
  })

  it('cleaning deletes nothing while the clock is in doubt', async () => {
    const db = await open()
    const cleaner = { clean: () => Promise.reject(new Error('never called')) }
    const { jobs, clock } = jobsOver(db, { cleaners: [cleaner] })
    const startedAt = daysAfter(await clock.now(), -15)
    await db.write((tx) => tx.jobRun.create({ data: { name: 'email', startedAt, endedAt: null, did: null, error: null } }))
    clock.doubt()
    expect((await jobs.runAll()).at(-1)).toEqual({ job: 'cleaning', did: {}, error: null })
    expect(await db.read.jobRun.count({ where: { name: 'email' } })).toBe(1)
  })

  it('the server runs every job, and cleans every module', async () => {
    const server = await testServer(await open())
    expect(await server.jobs.runAll()).toMatchObject([
      { job: 'expiry', error: null },
      { job: 'watch', error: null },
      { job: 'digest', error: null },
      { job: 'links', error: null },
      { job: 'email', error: null },
      { job: 'deliveries', error: null },
      { job: 'organizations', error: null },
      { job: 'members', did: { deleted: 0 }, error: null },
      { job: 'secrets', did: { deleted: 0 }, error: null },
      { job: 'audit', did: { verified: 0, broken: 0 }, error: null },
      { job: 'journal', did: { putBack: 0, edited: 0, added: 0 }, error: null },
      { job: 'cleaning', did: nothingDeleted, error: null },
    ])
  })

  it('the scheduler accepts the schedule of every job', async () => {
    const server = await testServer(await open())
    server.jobs.start()
    await server.jobs.stop()
  })
})
