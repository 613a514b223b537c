import { expect, it } from 'vitest'
import { type OpenDb, onEveryDatabase } from '../../testing/databases/databases'
import { neverJumped } from '../../testing/fixtures/clock'
import { openOrgFixture } from '../../testing/fixtures/org-fixture'
import { presets } from '../policy/presets'

const job = { kind: 'job', name: 'expiry' } as const

async function leadSync(open: OpenDb, made = '2027-02-28T12:00:00Z') {
  const db = await open()
  const scene = await openOrgFixture(db, presets['lead-sync'])
  scene.clock.set(made)
  const ana = await scene.person('member', 'Ana Martins')
  const { tokenKey, token } = await scene.make(ana, { name: 'RealScout integration' })
  const runAt = (at: string) => {
    scene.clock.set(at)
    return scene.tokens.runExpiry(job, neverJumped)
  }
  const subjects = async () => (await db.read.mailOutbox.findMany({ orderBy: { createdAt: 'asc' } })).map(({ subject }) => subject)
  return { db, scene, ana, tokenKey, token, runAt, subjects }
}

onEveryDatabase('fixed ends', (open) => {
  it('are told of 15, 7 and 1 day before and once when they have passed, over 29 February too', async () => {
    const { runAt, subjects, scene, token } = await leadSync(open)
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
    expect(await scene.tokens.verify(token)).toMatchObject({ active: true })
    expect(await runAt('2028-02-28T12:00:00Z')).toMatchObject({ expired: 1 })
    expect(await runAt('2028-02-28T12:05:00Z')).toMatchObject({ expired: 0 })
    expect(await scene.tokens.verify(token)).toEqual({ active: false, code: 'expired' })
    expect(await subjects()).toEqual([
      'RealScout integration expires in 15 days.',
      'RealScout integration expires in 7 days.',
      'RealScout integration expires tomorrow.',
      'RealScout integration expired on 28 Feb. Requests with it are rejected.',
    ])
  })

  it('a token made on 29 February lives to 28 February of the next year', async () => {
    const { runAt, subjects } = await leadSync(open, '2028-02-29T12:00:00Z')
    expect(await runAt('2029-02-28T11:59:59Z')).toMatchObject({ expiring: 1, expired: 0 })
    expect(await runAt('2029-02-28T12:00:00Z')).toMatchObject({ expiring: 0, expired: 1 })
    expect((await subjects()).at(-1)).toBe('RealScout integration expired on 28 Feb. Requests with it are rejected.')
  })

  it('what an outage missed is not made up: only the nearest is sent', async () => {
    const { runAt, subjects } = await leadSync(open)
    expect(await runAt('2028-02-25T12:00:00Z')).toMatchObject({ expiring: 1 })
    expect(await runAt('2028-02-25T12:05:00Z')).toMatchObject({ expiring: 0 })
    await runAt('2028-02-27T13:00:00Z')
    expect(await subjects()).toEqual(['RealScout integration expires in 3 days.', 'RealScout integration expires tomorrow.'])
  })

  it('an outage over the end tells of the end alone', async () => {
    const { runAt, subjects } = await leadSync(open)
    await runAt('2028-03-05T12:00:00Z')
    expect(await subjects()).toEqual(['RealScout integration expired on 28 Feb. Requests with it are rejected.'])
  })

  it('whoever chose an end nearer than a notice is not told of what they know', async () => {
    const { runAt, subjects, scene, ana } = await leadSync(open)
    await scene.make(ana, { name: 'Fair', expires: { kind: 'on', date: '2027-03-06' } })
    expect(await runAt('2027-02-28T12:05:00Z')).toMatchObject({ expiring: 0 })
    expect(await runAt('2027-03-06T12:00:00Z')).toMatchObject({ expiring: 1 })
    expect(await subjects()).toEqual(['Fair expires today.'])
  })
})

onEveryDatabase('the overlap of a rotation', (open) => {
  it('is told of an hour before its end, once, with whether the old token is still used', async () => {
    const { runAt, subjects, scene, ana, tokenKey, token } = await leadSync(open)
    await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    scene.clock.set('2027-03-01T02:00:00Z')
    await scene.tokens.verify(token)
    expect(await runAt('2027-03-01T10:59:00Z')).toMatchObject({ overlaps: 0 })
    expect(await runAt('2027-03-01T11:00:00Z')).toMatchObject({ overlaps: 1 })
    expect(await runAt('2027-03-01T11:30:00Z')).toMatchObject({ overlaps: 0 })
    expect(await subjects()).toEqual(['The old token of RealScout integration stops working in 1 hour and is still in use.'])
  })

  it('says that it ends where nobody uses the old token', async () => {
    const { runAt, subjects, scene, ana, tokenKey } = await leadSync(open)
    await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT24H' })
    await runAt('2027-03-01T11:20:00Z')
    expect(await subjects()).toEqual(['The old token of RealScout integration stops working in 1 hour.'])
  })

  it('of an hour is not told of', async () => {
    const { runAt, subjects, scene, ana, tokenKey } = await leadSync(open)
    await scene.tokens.rotate(ana, tokenKey, { overlap: 'PT1H' })
    expect(await runAt('2027-02-28T12:05:00Z')).toMatchObject({ overlaps: 0 })
    expect(await subjects()).toEqual([])
  })
})
