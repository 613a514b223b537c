import { expect, it } from 'vitest'
import { roles } from '../actor'
import { putTable } from '../seeding/index'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'

/** More than the parameters of one statement allow. */
const count = 8_000

onEveryDatabase('a notice to every member of a large organization', (open) => {
  it('is written for each, once', async () => {
    const { db, clock, notices } = await openOrgFixture(await open())
    const now = await clock.now()
    const ids = Array.from({ length: count }, (_, index) => `person-${String(index).padStart(5, '0')}`)
    const common = { name: 'Person', search: '', signature: '', timeZone: 'UTC', density: 'comfortable', hourCycle: 'auto', createdAt: now }
    const display = { exactTimes: false, singleKeys: true, reduceMotion: false }
    for (let at = 0; at < count; at += 500) {
      const some = ids.slice(at, at + 500)
      await db.write(async (tx) => {
        await putTable(
          tx,
          db.engine,
          'User',
          some.map((id) => ({ id, email: `${id}@example.com`, ...common, ...display })),
        )
        await putTable(
          tx,
          db.engine,
          'Membership',
          some.map((userId) => ({ orgId, userId, role: 'member', createdAt: now })),
        )
      })
    }
    const notice = {
      kind: 'organization_closing',
      subject: 'Northwind',
      facts: { by: 'Ana', endsAt: now.toISOString() },
      dedupe: 'once',
    } as const
    const notify = () => db.write((tx) => notices.notify(tx, orgId, now, { ...notice, to: { roles } }))
    await notify()
    await notify()
    expect(await db.read.notice.count({ where: { orgId } })).toBe(count)
  })
})
