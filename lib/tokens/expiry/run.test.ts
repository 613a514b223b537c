import { expect, it } from 'vitest'
import type { OrgId } from '../../ids'
import { putTable } from '../../seeding/index'
import { type OpenDb, onEveryDatabase, type TestDb } from '../../testing/databases/databases'
import { neverJumped } from '../../testing/fixtures/clock'
import { addOrganization, type OrgFixture, openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { startWorker } from '../../testing/workers/processes'
import { daysAfter } from '../../time/calendar'
import { dayMs } from '../../time/units'
import { sealRow } from '../digest'
import { presets } from '../policy/presets'
import type { ExpiryReport } from '../types'

const job = { kind: 'job', name: 'expiry' } as const
const start = new Date('2026-11-20T12:00:00Z')

interface SentNotice {
  readonly kind: string
  readonly day: number
}

/** An organization of the agency preset, a member and their token, with readers of the sent notices and emails. */
async function openAgency(open: OpenDb) {
  const db = await open()
  const fixture = await openOrgFixture(db, presets.agency)
  const ana = await fixture.person('member', 'Ana Martins')
  const { tokenKey, token } = await fixture.make(ana, { name: 'Nightly CSV export', expires: { kind: 'never' } })
  return { db, fixture, ana, tokenKey, token, goTo: goTo(fixture), notices: () => noticesIn(db), emails: () => emailsIn(db) }
}

/** Moves the clock to a day after the start and runs the job. */
const goTo = (fixture: OrgFixture) => (days: number) => {
  fixture.clock.set(daysAfter(start, days))
  return fixture.tokens.runExpiry(job, neverJumped)
}

const startRun = (url: string, days: readonly number[]) =>
  startWorker<ExpiryReport[]>('run-expiry', { url, at: days.map((day) => daysAfter(start, day).toISOString()) })

async function noticesIn(db: TestDb): Promise<SentNotice[]> {
  const rows = await db.read.notice.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] })
  return rows.map(({ kind, at }) => ({ kind, day: (at.getTime() - start.getTime()) / dayMs }))
}

async function emailsIn(db: TestDb): Promise<string[]> {
  const rows = await db.read.mailOutbox.findMany({ orderBy: { createdAt: 'asc' } })
  return rows.map(({ subject }) => subject)
}

onEveryDatabase('expiry runs', (open) => {
  it('an inactive token is notified once at 75, 83 and 89 days, in the app and by email', async () => {
    const { goTo, notices, emails, fixture, token } = await openAgency(open)
    expect(await goTo(74)).toEqual({ warned: 0, deleted: 0, expiring: 0, expired: 0, overlaps: 0 })
    for (const day of [75, 75, 82, 83, 88, 89, 89.9]) await goTo(day)
    expect(await notices()).toEqual([75, 83, 89].map((day) => ({ kind: 'idle', day })))
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true })
    expect(await emails()).toEqual([
      'Nightly CSV export has not been used for 75 days. It will be deleted in 15 days, on 18 Feb.',
      'Nightly CSV export has not been used for 83 days. It will be deleted in 7 days, on 18 Feb.',
      'Nightly CSV export has not been used for 89 days. It will be deleted in 1 day, on 18 Feb.',
    ])
  })

  it('an inactive token is not deleted while the clock is in doubt', async () => {
    const { goTo, fixture, token } = await openAgency(open)
    for (const day of [75, 83, 89]) await goTo(day)
    fixture.clock.doubt()
    expect(await goTo(90)).toMatchObject({ deleted: 0 })
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true })
  })

  it('an inactive token is deleted after all its notices, with an audit entry and a notice', async () => {
    const { goTo, notices, emails, fixture, token, db, tokenKey } = await openAgency(open)
    for (const day of [75, 83, 89]) await goTo(day)
    expect(await goTo(90)).toMatchObject({ deleted: 1 })
    expect(await goTo(91)).toMatchObject({ deleted: 0, warned: 0 })
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'deleted' })
    expect((await notices()).at(-1)).toEqual({ kind: 'idle_deleted', day: 90 })
    expect((await emails()).at(-1)).toBe('Nightly CSV export was deleted after 90 days of inactivity.')
    const row = await db.read.token.findUniqueOrThrow({ where: { tokenKey } })
    expect(row).toMatchObject({ revokedReason: 'inactivity', slot: null, liveSlot: null })
    const [entry] = await db.read.auditEntry.findMany({ where: { action: 'token.deleted' } })
    expect(entry).toMatchObject({ actorKind: 'job', actorName: 'expiry', tokenKey, subject: 'Nightly CSV export' })
    expect(await fixture.audit.check(orgId)).toEqual({ entries: 2, firstBroken: null })
  })

  it('a use on the last day prevents the deletion and restarts the inactivity period', async () => {
    const { goTo, notices, fixture, token } = await openAgency(open)
    for (const day of [75, 83, 89]) await goTo(day)
    fixture.clock.set(daysAfter(start, 89.5))
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true })
    for (const day of [90, 120, 164]) expect(await goTo(day)).toMatchObject({ warned: 0, deleted: 0 })
    expect(await goTo(164.5)).toMatchObject({ warned: 1 })
    expect((await notices()).map(({ day }) => day)).toEqual([75, 83, 89, 164.5])
  })

  it('a use not yet written by this process prevents the deletion too', async () => {
    const { goTo, fixture, token, db } = await openAgency(open)
    for (const day of [75, 83, 89]) await goTo(day)
    const { id } = await db.read.token.findFirstOrThrow()
    const use = { code: 'ok', ip: null, userAgent: null, endpoint: null, current: true, generation: 1, urgent: false }
    void fixture.usage.record({ ...use, orgId, tokenId: id as never, at: daysAfter(start, 90) })
    expect(await goTo(90)).toMatchObject({ deleted: 0 })
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true })
  })

  it('keeping a token restarts its inactivity period', async () => {
    const { goTo, fixture, ana, tokenKey, notices } = await openAgency(open)
    await goTo(75)
    expect(await fixture.tokens.keep(ana, tokenKey)).toMatchObject({ ok: true })
    for (const day of [83, 89, 90, 149]) expect(await goTo(day)).toMatchObject({ warned: 0, deleted: 0 })
    expect(await goTo(150)).toMatchObject({ warned: 1 })
    expect((await notices()).map(({ day }) => day)).toEqual([75, 150])
  })

  it('a deactivated or rotating token can be kept from its first notice on', async () => {
    const { goTo, fixture, ana, tokenKey } = await openAgency(open)
    const { tokenKey: other } = await fixture.make(ana, { expires: { kind: 'never' } })
    await goTo(74.5)
    await fixture.tokens.setActive(ana, tokenKey, false)
    await fixture.tokens.rotate(ana, other, { overlap: 'P7D' })
    expect(await fixture.tokens.keep(ana, tokenKey)).toMatchObject({ error: { code: 'wrong_status' } })
    await goTo(75)
    expect(await fixture.tokens.keep(ana, tokenKey)).toMatchObject({ ok: true })
    expect(await fixture.tokens.keep(ana, other)).toMatchObject({ ok: true })
    for (const day of [83, 89, 90]) expect(await goTo(day)).toMatchObject({ warned: 0, deleted: 0 })
  })

  it('a scheduler outage postpones the deletion and skips no notice', async () => {
    const { goTo, notices, fixture, ana, tokenKey } = await openAgency(open)
    await goTo(70)
    fixture.clock.set(daysAfter(start, 95))
    expect(await fixture.tokens.show(ana, tokenKey)).toMatchObject({ value: { token: { inactivityDeletionAt: iso(110), status: 'idle' } } })
    for (let day = 95; day < 110; day += 1) await goTo(day)
    expect(await fixture.tokens.show(ana, tokenKey)).toMatchObject({ value: { token: { inactivityDeletionAt: iso(110) } } })
    expect(await goTo(110)).toMatchObject({ deleted: 1 })
    expect(await notices()).toEqual([...[95, 103, 109].map((day) => ({ kind: 'idle', day })), { kind: 'idle_deleted', day: 110 }])
  })

  it('after an outage between notices, each notice keeps its promised days', async () => {
    const { goTo, notices } = await openAgency(open)
    for (const day of [75, 100, 105, 106, 106.5, 107]) await goTo(day)
    expect(await notices()).toEqual([...[75, 100, 106].map((day) => ({ kind: 'idle', day })), { kind: 'idle_deleted', day: 107 }])
  })

  it('after a clock jump the last notice is sent again before the deletion', async () => {
    const { goTo, fixture, notices } = await openAgency(open)
    for (const day of [75, 83, 89]) await goTo(day)
    const jumpedAt = daysAfter(start, 89.5)
    const run = (day: number) => {
      fixture.clock.set(daysAfter(start, day))
      return fixture.tokens.runExpiry(job, () => Promise.resolve(jumpedAt))
    }
    expect(await run(90)).toMatchObject({ warned: 1, deleted: 0 })
    expect(await run(90.9)).toMatchObject({ warned: 0, deleted: 0 })
    expect(await run(91)).toMatchObject({ warned: 0, deleted: 1 })
    expect((await notices()).map(({ day }) => day)).toEqual([75, 83, 89, 90, 91])
  })

  it('a notice that reaches no one is not claimed: the countdown begins once a manager or administrator is active again', async () => {
    const { db, fixture, ana, goTo, tokenKey: other } = await openAgency(open)
    await fixture.tokens.revoke(ana, other)
    const rui = await fixture.person('owner', 'Rui Costa')
    const { tokenKey } = await fixture.make(rui, { type: 'location', locationId: `${orgId}-harbour`, expires: { kind: 'never' } })
    const setDeactivatedAt = (deactivatedAt: Date | null) =>
      db.write((tx) => tx.membership.updateMany({ where: { userId: rui.userId }, data: { deactivatedAt } }))
    const claimed = () => db.read.tokenWarning.findMany({ where: { token: { tokenKey } }, orderBy: { at: 'asc' } })
    await setDeactivatedAt(start)
    expect(await goTo(75)).toMatchObject({ warned: 0 })
    expect(await claimed()).toEqual([])
    await setDeactivatedAt(null)
    for (const day of [80, 88]) expect(await goTo(day)).toMatchObject({ warned: 1 })
    await setDeactivatedAt(start)
    expect(await goTo(94)).toMatchObject({ warned: 0 })
    expect(await goTo(95)).toMatchObject({ warned: 0, deleted: 0 })
    await setDeactivatedAt(null)
    expect(await goTo(96)).toMatchObject({ warned: 1 })
    fixture.clock.set(daysAfter(start, 96.5))
    await setDeactivatedAt(start)
    const jumped = () => fixture.tokens.runExpiry(job, () => Promise.resolve(daysAfter(start, 96.4)))
    expect(await jumped()).toMatchObject({ warned: 0 })
    expect((await claimed()).map(({ before }) => before)).toEqual([15, 7])
    await setDeactivatedAt(null)
    expect(await jumped()).toMatchObject({ warned: 1 })
    expect((await claimed()).map(({ before }) => before)).toEqual([15, 7, 1])
  })

  it('removed and deactivated tokens are deleted, suspended ones are notified after the suspension first', async () => {
    const { goTo, fixture, ana, db, notices } = await openAgency(open)
    await db.write((tx) => tx.policy.update({ where: { orgId }, data: { removeAllowed: true } }))
    const [removed, deactivated] = [
      await fixture.make(ana, { expires: { kind: 'never' } }),
      await fixture.make(ana, { expires: { kind: 'never' } }),
    ]
    await fixture.tokens.remove(ana, removed.tokenKey)
    await fixture.tokens.setActive(ana, deactivated.tokenKey, false)
    expect(await goTo(75)).toMatchObject({ warned: 3 })
    const member = { where: { orgId_userId: { orgId, userId: ana.userId } } }
    await db.write((tx) => tx.membership.update({ ...member, data: { deactivatedAt: daysAfter(start, 76) } }))
    for (const day of [83, 89, 90, 100]) expect(await goTo(day)).toMatchObject({ warned: 0, deleted: 0 })
    await db.write((tx) => tx.membership.update({ ...member, data: { deactivatedAt: null } }))
    for (const day of [101, 107, 108]) await goTo(day)
    expect((await notices()).filter(({ kind }) => kind === 'idle_deleted')).toEqual(
      [108, 108, 108].map((day) => ({ kind: 'idle_deleted', day })),
    )
  })

  it('three concurrent processes send each notice once and delete each token once', async () => {
    const { db, fixture, ana, goTo, notices, emails } = await openAgency(open)
    for (const name of ['Website', 'Fair', 'Webhook']) await fixture.make(ana, { name, expires: { kind: 'never' } })
    const days = [75, 83, 89, 90]
    const others = await Promise.all([1, 2].map(() => startRun(db.url, days)))
    const own = async () => {
      const reports: ExpiryReport[] = []
      for (const day of days) reports.push(await goTo(day))
      return reports
    }
    const reports = (await Promise.all([own(), ...others.map((other) => other.go())])).flat()
    const sum = (key: 'warned' | 'deleted') => reports.reduce((total, report) => total + report[key], 0)
    expect([sum('warned'), sum('deleted')]).toEqual([12, 4])
    expect(await notices()).toHaveLength(16)
    expect(await emails()).toHaveLength(16)
    expect(await fixture.audit.check(orgId)).toEqual({ entries: 8, firstBroken: null })
  }, 120_000)

  it('a clock jump during a run is detected before the next batch is deleted', async () => {
    const { db, fixture, goTo, tokenKey } = await openAgency(open)
    await copyToken(db, fixture, tokenKey, 29)
    for (const day of [75, 83, 89]) await goTo(day)
    const deleted = () => db.read.token.count({ where: { revokedReason: 'inactivity' } })
    fixture.clock.set(daysAfter(start, 90))
    const jumpedAt = async () => ((await deleted()) > 0 ? daysAfter(start, 89.9) : null)
    expect(await fixture.tokens.runExpiry(job, jumpedAt)).toMatchObject({ deleted: 20 })
    expect(await fixture.tokens.runExpiry(job, jumpedAt)).toMatchObject({ warned: 10, deleted: 0 })
    fixture.clock.advance('P1D')
    expect(await fixture.tokens.runExpiry(job, jumpedAt)).toMatchObject({ deleted: 10 })
  })

  it('an organization whose run fails delays no other, and every failure is reported', async () => {
    const { db, fixture, goTo, emails } = await openAgency(open)
    for (const org of ['a-org', 'b-org'] as OrgId[]) {
      await addOrganization(fixture, org)
      await db.write((tx) => tx.policy.delete({ where: { orgId: org } }))
    }
    const failure: unknown = await goTo(75).catch((error: unknown) => error)
    expect(failure instanceof AggregateError && failure.errors).toHaveLength(2)
    expect(await emails()).toHaveLength(1)
  })

  it('each of hundreds of tokens is notified once', async () => {
    const { db, fixture, goTo, tokenKey, notices } = await openAgency(open)
    await copyToken(db, fixture, tokenKey, 300)
    expect(await goTo(75)).toMatchObject({ warned: 301 })
    expect(await goTo(75.5)).toMatchObject({ warned: 0 })
    expect(await notices()).toHaveLength(301)
  })
})

async function copyToken(db: TestDb, fixture: OrgFixture, tokenKey: string, count: number): Promise<void> {
  const row = await db.read.token.findUniqueOrThrow({ where: { tokenKey } })
  const copies = Array.from({ length: count }, (_, index) => {
    const copy = { ...row, id: `copy-${index}`, tokenKey: `kru_copy${String(index).padStart(12, '0')}`, slot: null, liveSlot: null }
    return { ...copy, ...sealRow(copy, fixture.keys.seal) }
  })
  await db.write((tx) => putTable(tx, db.engine, 'Token', copies))
}

function iso(days: number): string {
  return daysAfter(start, days).toISOString()
}
