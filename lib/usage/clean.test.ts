import { expect, it } from 'vitest'
import { deleteExpired } from '../db/retention'
import type { OrgId } from '../ids'
import { onEveryDatabase } from '../testing/databases/databases'
import { toDeletionTime } from '../testing/fixtures/clock'
import { addOrganization, openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
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

  it('keeps the requests of a token by hour for 400 days, in every organization', async () => {
    const { db, fixture, ana, now, clean } = await openFixture()
    const other = 'harbour-org' as OrgId
    await addOrganization(fixture, other)
    await fixture.make(ana)
    await fixture.make(await fixture.person('member', 'Eva Lopes', { org: other }))
    const tokens = await db.read.token.findMany({ select: { id: true, orgId: true } })
    const hours = [daysAfter(now, -400), justBefore(daysAfter(now, -400)), now]
    const rows = tokens.flatMap(({ id, orgId }) => hours.map((hour) => ({ tokenId: id, orgId, hour })))
    await db.write((tx) => tx.usageHour.createMany({ data: rows.map((row) => ({ ...row, generation: 1, accepted: 1, rejected: 1 })) }))
    await db.write((tx) => tx.rejectionHour.createMany({ data: rows.map((row) => ({ ...row, code: 'expired', count: 1 })) }))
    expect(await clean()).toMatchObject({ usageHours: 2, rejectionHours: 2 })
    const kept = (await db.read.usageHour.findMany({ orderBy: { hour: 'asc' } })).map(({ hour }) => hour)
    expect(kept).toEqual([hours[0], hours[0], now, now])
    expect(await db.read.rejectionHour.count()).toBe(4)
    expect(await clean()).toMatchObject({ usageHours: 0, rejectionHours: 0 })
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
