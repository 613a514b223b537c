import { expect, it } from 'vitest'
import { deleteExpired } from '../db/retention'
import { onEveryDatabase } from '../testing/databases/databases'
import { toDeletionTime } from '../testing/fixtures/clock'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { daysAfter } from '../time/calendar'
import { retention } from './clean-store'

onEveryDatabase('cleaning usage', (open) => {
  async function openFixture() {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const ana = await fixture.person('member', 'Ana Martins')
    const now = await fixture.clock.now()
    return { db, fixture, ana, now, clean: () => deleteExpired(db, toDeletionTime(now), retention) }
  }
  const justBefore = (at: Date) => new Date(at.getTime() - 1)

  it('keeps warnings about networks and rejections for 3 days, and other warnings', async () => {
    const { db, fixture, ana, now, clean } = await openFixture()
    await fixture.make(ana)
    const { id: tokenId } = await db.read.token.findFirstOrThrow()
    const bound = daysAfter(now, -3)
    const rows = ['network', 'rejected', 'expiration'].flatMap((rule) => [
      { rule, at: bound },
      { rule, at: justBefore(bound) },
    ])
    await db.write((tx) => tx.tokenWarning.createMany({ data: rows.map((row) => ({ orgId, tokenId, since: row.at, before: 0, ...row })) }))
    expect(await clean()).toMatchObject({ usageWarnings: 2 })
    const kept = await db.read.tokenWarning.findMany({ orderBy: [{ rule: 'asc' }, { at: 'asc' }] })
    expect(kept.map(({ rule, at }) => [rule, at])).toEqual([
      ['expiration', justBefore(bound)],
      ['expiration', bound],
      ['network', bound],
      ['rejected', bound],
    ])
  })

  it('deletes the networks of a token 30 days after the token was deleted', async () => {
    const { db, fixture, ana, now, clean } = await openFixture()
    const [live, deleted] = [await fixture.make(ana), await fixture.make(ana)]
    for (const { tokenKey } of [live, deleted]) {
      const { id } = await db.read.token.findUniqueOrThrow({ where: { tokenKey } })
      const seen = { orgId, tokenId: id, network: '192.0.2.0/24', firstSeenAt: now, lastSeenAt: now, fresh: false }
      await db.write((tx) => tx.tokenNetwork.create({ data: seen }))
    }
    const revokedAt = justBefore(daysAfter(now, -30))
    await db.write((tx) => tx.token.updateMany({ where: { tokenKey: deleted.tokenKey }, data: { revokedAt } }))
    expect(await clean()).toMatchObject({ networksOfDeleted: 1 })
    expect(await db.read.tokenNetwork.count()).toBe(1)
  })
})
