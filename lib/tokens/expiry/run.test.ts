import { expect, it } from 'vitest'
import { putTable } from '../../seeding/index'
import { type OpenDb, onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { neverJumped } from '../../testing/fixtures/clock'
import { type OrgFixture, openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { startWorker } from '../../testing/workers/processes'
import { daysAfter } from '../../time/calendar'
import { dayMs } from '../../time/units'
import { sealRow } from '../digest'
import { presets } from '../policy/presets'
import type { ExpiryReport } from '../types'

const job = { kind: 'job', name: 'expiry' } as const
const start = new Date('2026-11-20T12:00:00Z')

interface Told {
  readonly kind: string
  readonly day: number
}

/** Organization, member and token of the agency preset, and what was told so far. */
async function agency(open: OpenDb) {
  const db = await open()
  const scene = await openOrgFixture(db, presets.agency)
  const ana = await scene.person('member', 'Ana Martins')
  const { tokenKey, token } = await scene.make(ana, { name: 'Nightly CSV export', expires: { kind: 'never' } })
  return { db, scene, ana, tokenKey, token, goTo: goTo(scene), told: () => toldIn(db), mails: () => mailsIn(db) }
}

/** Moves to a day after the start, runs the job and answers what it did. */
const goTo = (scene: OrgFixture) => (days: number) => {
  scene.clock.set(daysAfter(start, days))
  return scene.tokens.runExpiry(job, neverJumped)
}

const beside = (url: string, days: readonly number[]) =>
  startWorker<ExpiryReport[]>('run-expiry', { url, at: days.map((day) => daysAfter(start, day).toISOString()) })

async function toldIn(db: TestDb): Promise<Told[]> {
  const rows = await db.read.notice.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] })
  return rows.map(({ kind, at }) => ({ kind, day: (at.getTime() - start.getTime()) / dayMs }))
}

async function mailsIn(db: TestDb): Promise<string[]> {
  const rows = await db.read.mailOutbox.findMany({ orderBy: { createdAt: 'asc' } })
  return rows.map(({ subject }) => subject)
}

onEveryDatabase('disuse', (open) => {
  it('is told of at 75, 83 and 89 days, once each in the app and by mail, and deletes at 90', async () => {
    const { goTo, told, mails, scene, token } = await agency(open)
    expect(await goTo(74)).toEqual({ warned: 0, deleted: 0, expiring: 0, expired: 0, overlaps: 0 })
    for (const day of [75, 75, 82, 83, 88, 89, 89.9]) await goTo(day)
    expect(await told()).toEqual([75, 83, 89].map((day) => ({ kind: 'idle', day })))
    expect(await scene.tokens.verify(token)).toMatchObject({ active: true })
    expect(await mails()).toEqual([
      'Nightly CSV export has not been used for 75 days. It will be deleted in 15 days, on 18 Feb.',
      'Nightly CSV export has not been used for 83 days. It will be deleted in 7 days, on 18 Feb.',
      'Nightly CSV export has not been used for 89 days. It will be deleted in 1 day, on 18 Feb.',
    ])
  })

  it('deletes once all notices are out, by the job, audited and told', async () => {
    const { goTo, told, mails, scene, token, db, tokenKey } = await agency(open)
    for (const day of [75, 83, 89]) await goTo(day)
    expect(await goTo(90)).toMatchObject({ deleted: 1 })
    expect(await goTo(91)).toMatchObject({ deleted: 0, warned: 0 })
    expect(await scene.tokens.verify(token)).toEqual({ active: false, code: 'deleted' })
    expect((await told()).at(-1)).toEqual({ kind: 'idle_deleted', day: 90 })
    expect((await mails()).at(-1)).toBe('Nightly CSV export was deleted because it was not used for 90 days.')
    const row = await db.read.token.findUniqueOrThrow({ where: { tokenKey } })
    expect(row).toMatchObject({ revokedReason: 'inactivity', slot: null, liveSlot: null })
    const [entry] = await db.read.auditEntry.findMany({ where: { action: 'token.deleted' } })
    expect(entry).toMatchObject({ actorKind: 'job', actorName: 'expiry', tokenKey, subject: 'Nightly CSV export' })
    expect(await scene.audit.check(orgId)).toEqual({ entries: 2, firstBroken: null })
  })

  it('a use on the last day wins and the count begins again', async () => {
    const { goTo, told, scene, token } = await agency(open)
    for (const day of [75, 83, 89]) await goTo(day)
    scene.clock.set(daysAfter(start, 89.5))
    expect(await scene.tokens.verify(token)).toMatchObject({ active: true })
    for (const day of [90, 120, 164]) expect(await goTo(day)).toMatchObject({ warned: 0, deleted: 0 })
    expect(await goTo(164.5)).toMatchObject({ warned: 1 })
    expect((await told()).map(({ day }) => day)).toEqual([75, 83, 89, 164.5])
  })

  it('a use that is still only counted in this process wins as well', async () => {
    const { goTo, scene, token, db } = await agency(open)
    for (const day of [75, 83, 89]) await goTo(day)
    const { id } = await db.read.token.findFirstOrThrow()
    const use = { code: 'ok', ip: null, userAgent: null, endpoint: null, current: true, generation: 1, urgent: false }
    void scene.usage.record({ ...use, orgId, tokenId: id as never, at: daysAfter(start, 90) })
    expect(await goTo(90)).toMatchObject({ deleted: 0 })
    expect(await scene.tokens.verify(token)).toMatchObject({ active: true })
  })

  it('keeping it begins the count again', async () => {
    const { goTo, scene, ana, tokenKey, told } = await agency(open)
    await goTo(75)
    expect(await scene.tokens.keep(ana, tokenKey)).toMatchObject({ ok: true })
    for (const day of [83, 89, 90, 149]) expect(await goTo(day)).toMatchObject({ warned: 0, deleted: 0 })
    expect(await goTo(150)).toMatchObject({ warned: 1 })
    expect((await told()).map(({ day }) => day)).toEqual([75, 150])
  })

  it('what is switched off or rotating is kept as well, once it is warned of', async () => {
    const { goTo, scene, ana, tokenKey } = await agency(open)
    const { tokenKey: other } = await scene.make(ana, { expires: { kind: 'never' } })
    await goTo(74.5)
    await scene.tokens.setActive(ana, tokenKey, false)
    await scene.tokens.rotate(ana, other, { overlap: 'P7D' })
    expect(await scene.tokens.keep(ana, tokenKey)).toMatchObject({ error: { code: 'wrong_status' } })
    await goTo(75)
    expect(await scene.tokens.keep(ana, tokenKey)).toMatchObject({ ok: true })
    expect(await scene.tokens.keep(ana, other)).toMatchObject({ ok: true })
    for (const day of [83, 89, 90]) expect(await goTo(day)).toMatchObject({ warned: 0, deleted: 0 })
  })

  it('an outage of the scheduler postpones the deletion and skips no notice', async () => {
    const { goTo, told, scene, ana, tokenKey } = await agency(open)
    await goTo(70)
    scene.clock.set(daysAfter(start, 95))
    expect(await scene.tokens.show(ana, tokenKey)).toMatchObject({ value: { token: { inactivityDeletionAt: iso(110), status: 'idle' } } })
    for (let day = 95; day < 110; day += 1) await goTo(day)
    expect(await scene.tokens.show(ana, tokenKey)).toMatchObject({ value: { token: { inactivityDeletionAt: iso(110) } } })
    expect(await goTo(110)).toMatchObject({ deleted: 1 })
    expect(await told()).toEqual([...[95, 103, 109].map((day) => ({ kind: 'idle', day })), { kind: 'idle_deleted', day: 110 }])
  })

  it('an outage between notices keeps what each of them promised', async () => {
    const { goTo, told } = await agency(open)
    for (const day of [75, 100, 105, 106, 106.5, 107]) await goTo(day)
    expect(await told()).toEqual([...[75, 100, 106].map((day) => ({ kind: 'idle', day })), { kind: 'idle_deleted', day: 107 }])
  })

  it('after the clock jumped the last notice is told again before anything is deleted', async () => {
    const { goTo, scene, told } = await agency(open)
    for (const day of [75, 83, 89]) await goTo(day)
    const jumpedAt = daysAfter(start, 89.5)
    const run = (day: number) => {
      scene.clock.set(daysAfter(start, day))
      return scene.tokens.runExpiry(job, () => Promise.resolve(jumpedAt))
    }
    expect(await run(90)).toMatchObject({ warned: 1, deleted: 0 })
    expect(await run(90.9)).toMatchObject({ warned: 0, deleted: 0 })
    expect(await run(91)).toMatchObject({ warned: 0, deleted: 1 })
    expect((await told()).map(({ day }) => day)).toEqual([75, 83, 89, 90, 91])
  })

  it('removed and deactivated tokens count, suspended ones wait and are warned once they work again', async () => {
    const { goTo, scene, ana, db, told } = await agency(open)
    await db.write((tx) => tx.policy.update({ where: { orgId }, data: { removeAllowed: true } }))
    const [removed, off] = [await scene.make(ana, { expires: { kind: 'never' } }), await scene.make(ana, { expires: { kind: 'never' } })]
    await scene.tokens.remove(ana, removed.tokenKey)
    await scene.tokens.setActive(ana, off.tokenKey, false)
    expect(await goTo(75)).toMatchObject({ warned: 3 })
    const member = { where: { orgId_userId: { orgId, userId: ana.userId } } }
    await db.write((tx) => tx.membership.update({ ...member, data: { deactivatedAt: daysAfter(start, 76) } }))
    for (const day of [83, 89, 90, 100]) expect(await goTo(day)).toMatchObject({ warned: 0, deleted: 0 })
    await db.write((tx) => tx.membership.update({ ...member, data: { deactivatedAt: null } }))
    for (const day of [101, 107, 108]) await goTo(day)
    expect((await told()).filter(({ kind }) => kind === 'idle_deleted')).toEqual(
      [108, 108, 108].map((day) => ({ kind: 'idle_deleted', day })),
    )
  })

  it('three processes at once tell each thing once and delete once', async () => {
    const { db, scene, ana, goTo, told, mails } = await agency(open)
    for (const name of ['Website', 'Fair', 'Webhook']) await scene.make(ana, { name, expires: { kind: 'never' } })
    const days = [75, 83, 89, 90]
    const others = await Promise.all([1, 2].map(() => beside(db.url, days)))
    const mine = async () => {
      const reports: ExpiryReport[] = []
      for (const day of days) reports.push(await goTo(day))
      return reports
    }
    const reports = (await Promise.all([mine(), ...others.map((other) => other.go())])).flat()
    const sum = (what: 'warned' | 'deleted') => reports.reduce((total, report) => total + report[what], 0)
    expect([sum('warned'), sum('deleted')]).toEqual([12, 4])
    expect(await told()).toHaveLength(16)
    expect(await mails()).toHaveLength(16)
    expect(await scene.audit.check(orgId)).toEqual({ entries: 8, firstBroken: null })
  }, 120_000)

  it('a jump of the clock in the middle of a run is seen before the next tokens are deleted', async () => {
    const { db, scene, goTo, tokenKey } = await agency(open)
    await copyToken(db, scene, tokenKey, 29)
    for (const day of [75, 83, 89]) await goTo(day)
    const deleted = () => db.read.token.count({ where: { revokedReason: 'inactivity' } })
    scene.clock.set(daysAfter(start, 90))
    const jumpedAt = async () => ((await deleted()) > 0 ? daysAfter(start, 89.9) : null)
    expect(await scene.tokens.runExpiry(job, jumpedAt)).toMatchObject({ deleted: 20 })
    expect(await scene.tokens.runExpiry(job, jumpedAt)).toMatchObject({ warned: 10, deleted: 0 })
    scene.clock.advance('P1D')
    expect(await scene.tokens.runExpiry(job, jumpedAt)).toMatchObject({ deleted: 10 })
  })

  it('of hundreds of tokens each is told of once', async () => {
    const { db, scene, goTo, tokenKey, told } = await agency(open)
    await copyToken(db, scene, tokenKey, 300)
    expect(await goTo(75)).toMatchObject({ warned: 301 })
    expect(await goTo(75.5)).toMatchObject({ warned: 0 })
    expect(await told()).toHaveLength(301)
  })
})

async function copyToken(db: TestDb, scene: OrgFixture, tokenKey: string, count: number): Promise<void> {
  const row = await db.read.token.findUniqueOrThrow({ where: { tokenKey } })
  const copies = Array.from({ length: count }, (_, index) => {
    const copy = { ...row, id: `copy-${index}`, tokenKey: `kru_copy${String(index).padStart(12, '0')}`, slot: null, liveSlot: null }
    return { ...copy, ...sealRow(copy, scene.keys.seal) }
  })
  await db.write((tx) => putTable(tx, db.engine, 'Token', copies))
}

function iso(days: number): string {
  return daysAfter(start, days).toISOString()
}
