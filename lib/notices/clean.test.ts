import { expect, it } from 'vitest'
import { deleteExpired } from '../db/retention'
import { onEveryDatabase } from '../testing/databases/databases'
import { toDeletionTime } from '../testing/fixtures/clock'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { daysAfter } from '../time/calendar'
import { retention } from './clean-store'

onEveryDatabase('cleaning notices', (open) => {
  async function openFixture() {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const ana = await fixture.person('member', 'Ana Martins')
    const now = await fixture.clock.now()
    return { db, ana, now, clean: () => deleteExpired(db, toDeletionTime(now), retention) }
  }
  const justBefore = (at: Date) => new Date(at.getTime() - 1)

  it('keeps a read notice for 180 days and any notice for 400 days', async () => {
    const { db, ana, now, clean } = await openFixture()
    const [read, unread] = [daysAfter(now, -180), daysAfter(now, -400)]
    const notice = { orgId, userId: ana.userId, kind: 'idle', tokenKey: null, subject: 'Zapier sync', facts: '{}' }
    const rows = [
      { id: 'read, kept', at: read, readAt: read },
      { id: 'read, old', at: justBefore(read), readAt: now },
      { id: 'unread, kept', at: unread, readAt: null },
      { id: 'unread, old', at: justBefore(unread), readAt: null },
    ]
    await db.write((tx) => tx.notice.createMany({ data: rows.map((row) => ({ ...notice, ...row, dedupe: row.id })) }))
    expect(await clean()).toMatchObject({ notices: 2 })
    expect((await db.read.notice.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id)).toEqual(['read, kept', 'unread, kept'])
  })

  it('keeps the items of a digest until they are sent, and for 30 days after', async () => {
    const { db, ana, now, clean } = await openFixture()
    const bound = daysAfter(now, -30)
    const item = { orgId, userId: ana.userId, kind: 'expired', subject: 'Zapier sync', facts: '{}', at: daysAfter(now, -40) }
    const items = [null, bound, justBefore(bound)].map((sentAt, index) => ({ ...item, id: `${index}`, dedupe: `${index}`, sentAt }))
    await db.write((tx) => tx.digestItem.createMany({ data: items }))
    expect(await clean()).toMatchObject({ digestItems: 1 })
    expect(await db.read.digestItem.count()).toBe(2)
  })
})
