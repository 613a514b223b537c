import { expect, it } from 'vitest'
import { type OpenDb, onEveryDatabase } from '../../testing/databases/databases'
import { neverJumped } from '../../testing/fixtures/clock'
import { openOrgFixture } from '../../testing/fixtures/org-fixture'
import { presets } from '../policy/presets'

const beforeExpiration = ['2028-02-13T12:00:00Z', '2028-02-21T12:00:00Z', '2028-02-27T12:00:00Z']

const job = { kind: 'job', name: 'expiry' } as const

async function openLeadSync(open: OpenDb, createdAt = '2027-02-28T12:00:00Z') {
  const db = await open()
  const fixture = await openOrgFixture(db, presets['lead-sync'])
  fixture.clock.set(createdAt)
  const ana = await fixture.person('member', 'Ana Martins')
  const { tokenKey, token } = await fixture.make(ana, { name: 'RealScout integration' })
  const runAt = (at: string) => {
    fixture.clock.set(at)
    return fixture.tokens.runExpiry(job, neverJumped)
  }
  const subjects = async () => (await db.read.mailOutbox.findMany({ orderBy: { createdAt: 'asc' } })).map(({ subject }) => subject)
  return { db, fixture, ana, tokenKey, token, runAt, subjects }
}

onEveryDatabase('notices of expiration', (open) => {
  it('are sent 15, 7 and 1 day before and once after, also across 29 February', async () => {
    const { runAt, subjects, fixture, token } = await openLeadSync(open)
    // a calendar year: 2028 has a 29 February, and the year ends before it
    for (const at of [
      '2028-02-13T11:59:59Z',
      '2028-02-13T12:00:00Z',
      '2028-02-14T00:00:00Z',
      '2028-02-21T12:00:00Z',
      '2028-02-27T12:00:00Z',
    ]) {
      await runAt(at)
    }
    expect(await fixture.tokens.verify(token)).toMatchObject({ active: true })
    expect(await runAt('2028-02-28T12:00:00Z')).toMatchObject({ expired: 1 })
    expect(await runAt('2028-02-28T12:05:00Z')).toMatchObject({ expired: 0 })
    expect(await fixture.tokens.verify(token)).toEqual({ active: false, code: 'expired' })
    expect(await subjects()).toEqual([
      'RealScout integration expires in 15 days.',
      'RealScout integration expires in 7 days.',
      'RealScout integration expires tomorrow.',
      'RealScout integration expired on 28 Feb. Requests with it are rejected.',
    ])
  })

  it('name 28 February of the next year for a token created on 29 February', async () => {
    const { runAt, subjects } = await openLeadSync(open, '2028-02-29T12:00:00Z')
    expect(await runAt('2029-02-28T11:59:59Z')).toMatchObject({ expiring: 1, expired: 0 })
    expect(await runAt('2029-02-28T12:00:00Z')).toMatchObject({ expiring: 0, expired: 1 })
    expect((await subjects()).at(-1)).toBe('RealScout integration expired on 28 Feb. Requests with it are rejected.')
  })

  it('skip those missed in an outage, except for the nearest', async () => {
    const { runAt, subjects } = await openLeadSync(open)
    expect(await runAt('2028-02-25T12:00:00Z')).toMatchObject({ expiring: 1 })
    expect(await runAt('2028-02-25T12:05:00Z')).toMatchObject({ expiring: 0 })
    await runAt('2028-02-27T13:00:00Z')
    expect(await subjects()).toEqual(['RealScout integration expires in 3 days.', 'RealScout integration expires tomorrow.'])
  })

  it('report only the expiration after an outage across it', async () => {
    const { runAt, subjects } = await openLeadSync(open)
    await runAt('2028-03-05T12:00:00Z')
    expect(await subjects()).toEqual(['RealScout integration expired on 28 Feb. Requests with it are rejected.'])
  })

  it('are not sent for an expiration chosen within the notice period', async () => {
    const { runAt, subjects, fixture, ana } = await openLeadSync(open)
    await fixture.make(ana, { name: 'Fair', expires: { kind: 'on', date: '2027-03-06' } })
    expect(await runAt('2027-02-28T12:05:00Z')).toMatchObject({ expiring: 0 })
    expect(await runAt('2027-03-06T12:00:00Z')).toMatchObject({ expiring: 1 })
    expect(await subjects()).toEqual(['Fair expires today.'])
  })

  it('are not sent for a deactivated token, neither before nor after it expires', async () => {
    const { runAt, subjects, fixture, ana, tokenKey } = await openLeadSync(open)
    await fixture.tokens.setActive(ana, tokenKey, false)
    for (const at of [...beforeExpiration, '2028-02-28T12:00:00Z', '2028-03-05T12:00:00Z']) {
      expect(await runAt(at)).toMatchObject({ expiring: 0, expired: 0 })
    }
    expect(await subjects()).toEqual([])
  })

  it('are not sent for a suspended token', async () => {
    const { db, runAt, subjects, ana } = await openLeadSync(open)
    await db.write((tx) => tx.membership.updateMany({ where: { userId: ana.userId }, data: { deactivatedAt: new Date('2028-02-01') } }))
    for (const at of [...beforeExpiration, '2028-02-28T12:00:00Z']) expect(await runAt(at)).toMatchObject({ expiring: 0, expired: 0 })
    expect(await subjects()).toEqual([])
  })

  it('resume with the nearest one once the token is activated', async () => {
    const { runAt, subjects, fixture, ana, tokenKey } = await openLeadSync(open)
    await fixture.tokens.setActive(ana, tokenKey, false)
    for (const at of beforeExpiration.slice(0, 2)) await runAt(at)
    fixture.clock.set('2028-02-23T11:00:00Z')
    await fixture.tokens.setActive(ana, tokenKey, true)
    expect(await runAt('2028-02-23T12:00:00Z')).toMatchObject({ expiring: 1 })
    await runAt('2028-02-23T12:05:00Z')
    await runAt('2028-02-27T12:00:00Z')
    expect(await subjects()).toEqual(['RealScout integration expires in 5 days.', 'RealScout integration expires tomorrow.'])
  })
})

onEveryDatabase('notices of an overlap end', (open) => {
  it('are sent once an hour before and report whether the old secret is still used', async () => {
    const { runAt, subjects, fixture, ana, tokenKey, token } = await openLeadSync(open)
    await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    fixture.clock.set('2027-03-01T02:00:00Z')
    await fixture.tokens.verify(token)
    expect(await runAt('2027-03-01T10:59:00Z')).toMatchObject({ overlaps: 0 })
    expect(await runAt('2027-03-01T11:00:00Z')).toMatchObject({ overlaps: 1 })
    expect(await runAt('2027-03-01T11:30:00Z')).toMatchObject({ overlaps: 0 })
    expect(await subjects()).toEqual(['The old token of RealScout integration stops working in 1 hour and is still in use.'])
  })

  it('report only the end if the old secret is not used', async () => {
    const { runAt, subjects, fixture, ana, tokenKey } = await openLeadSync(open)
    await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    await runAt('2027-03-01T11:20:00Z')
    expect(await subjects()).toEqual(['The old token of RealScout integration stops working in 1 hour.'])
  })

  it('are not sent for an overlap of an hour', async () => {
    const { runAt, subjects, fixture, ana, tokenKey } = await openLeadSync(open)
    await fixture.tokens.rotate(ana, tokenKey, { overlap: 'PT1H' })
    expect(await runAt('2027-02-28T12:05:00Z')).toMatchObject({ overlaps: 0 })
    expect(await subjects()).toEqual([])
  })
})
