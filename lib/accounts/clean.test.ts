import { expect, it } from 'vitest'
import { deleteExpired } from '../db/retention'
import { onEveryDatabase } from '../testing/databases/databases'
import { toDeletionTime } from '../testing/fixtures/clock'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { daysAfter } from '../time/calendar'
import { retention } from './clean-store'

onEveryDatabase('cleaning accounts', (open) => {
  async function openFixture() {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const ana = await fixture.person('member', 'Ana Martins')
    const now = await fixture.clock.now()
    return { db, ana, now, clean: () => deleteExpired(db, toDeletionTime(now), retention) }
  }
  const justBefore = (at: Date) => new Date(at.getTime() - 1)

  it('keeps a session for 30 days after it expired or was ended, and one that is active', async () => {
    const { db, ana, now, clean } = await openFixture()
    const bound = daysAfter(now, -30)
    const session = (id: string, endsAt: Date, endedAt: Date | null) => ({
      id,
      endsAt,
      endedAt,
      userId: ana.userId,
      createdAt: now,
      lastSeenAt: now,
    })
    const later = daysAfter(now, 1)
    const rows = [session('active', later, null), session('kept', bound, bound), session('expired', justBefore(bound), null)]
    await db.write((tx) => tx.session.createMany({ data: [...rows, session('ended', later, justBefore(bound))] }))
    expect(await clean()).toMatchObject({ sessions: 2 })
    expect((await db.read.session.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id)).toEqual(['active', 'kept'])
  })

  it('keeps a known device for 400 days', async () => {
    const { db, ana, now, clean } = await openFixture()
    const bound = daysAfter(now, -400)
    const devices = [bound, justBefore(bound)].map((lastSeenAt, index) => ({ value: `${index}`, lastSeenAt }))
    await db.write((tx) => tx.knownDevice.createMany({ data: devices.map((row) => ({ ...row, userId: ana.userId, kind: 'browser' })) }))
    expect(await clean()).toMatchObject({ knownDevices: 1 })
    expect(await db.read.knownDevice.findMany()).toMatchObject([{ lastSeenAt: bound }])
  })

  it('keeps a throttle for two days, and for as long as it blocks', async () => {
    const { db, now, clean } = await openFixture()
    const [old, recent] = [daysAfter(now, -3), daysAfter(now, -0.5)]
    const rows = [
      { key: 'old', lastFailedAt: old, blockedUntil: old },
      { key: 'recent', lastFailedAt: recent, blockedUntil: recent },
      { key: 'blocked', lastFailedAt: old, blockedUntil: daysAfter(now, 1) },
    ]
    await db.write((tx) => tx.throttle.createMany({ data: rows.map((row) => ({ ...row, failures: 1 })) }))
    expect(await clean()).toMatchObject({ throttles: 1 })
    expect((await db.read.throttle.findMany({ orderBy: { key: 'asc' } })).map(({ key }) => key)).toEqual(['blocked', 'recent'])
  })

  it('keeps a link for one day after it expired', async () => {
    const { db, ana, now, clean } = await openFixture()
    const bound = daysAfter(now, -1)
    const link = (digest: string, expiresAt: Date) => ({
      digest,
      expiresAt,
      kind: 'reset_password',
      userId: ana.userId,
      email: '',
      payload: '{}',
    })
    const rows = [link('kept', bound), link('expired', justBefore(bound))]
    await db.write((tx) => tx.oneTimeLink.createMany({ data: rows.map((row) => ({ ...row, createdAt: now })) }))
    expect(await clean()).toMatchObject({ links: 1 })
    expect((await db.read.oneTimeLink.findMany()).map(({ digest }) => digest)).toEqual(['kept'])
  })
})
