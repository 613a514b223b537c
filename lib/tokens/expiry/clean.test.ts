import { expect, it } from 'vitest'
import type { Tx } from '../../db/client'
import { deleteExpired } from '../../db/retention'
import { onEveryDatabase, onSqlite } from '../../testing/databases/databases'
import { toDeletionTime } from '../../testing/fixtures/clock'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'
import { daysAfter } from '../../time/calendar'
import { retention as usageRetention } from '../../usage/clean-store'
import { retention } from './clean-store'

const justBefore = (at: Date) => new Date(at.getTime() - 1)

onEveryDatabase('cleaning token warnings', (open) => {
  it('keeps the warnings of a token for 400 days, and for 30 days after it was deleted', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db)
    const ana = await fixture.person('member', 'Ana Martins')
    const now = await fixture.clock.now()
    const clean = () => deleteExpired(db, toDeletionTime(now), retention)
    const [live, deleted] = [await fixture.make(ana), await fixture.make(ana)]
    const ids = new Map((await db.read.token.findMany()).map(({ tokenKey, id }) => [tokenKey, id]))
    const warning = (key: string, at: Date) => ({ orgId, tokenId: ids.get(key) ?? '', rule: 'expiration', since: at, before: 7, at })
    const bound = daysAfter(now, -400)
    const data = [warning(live.tokenKey, bound), warning(live.tokenKey, justBefore(bound)), warning(deleted.tokenKey, now)]
    await db.write((tx) => tx.tokenWarning.createMany({ data }))
    const deletedAt = (revokedAt: Date) =>
      db.write((tx) => tx.token.updateMany({ where: { tokenKey: deleted.tokenKey }, data: { revokedAt } }))
    await deletedAt(daysAfter(now, -30))
    expect(await clean()).toMatchObject({ warnings: 1 })
    await deletedAt(justBefore(daysAfter(now, -30)))
    expect(await clean()).toMatchObject({ warningsOfDeleted: 1 })
    expect(await db.read.tokenWarning.findMany()).toMatchObject([{ at: bound }])
  })
})

onSqlite('cleaning token warnings', (open) => {
  it('searches every table by an index', async () => {
    const db = await open()
    const plans: string[][] = []
    const explain = async (text: TemplateStringsArray, ...values: unknown[]) => {
      const rows = await db.read.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${text.join('?')}`, ...values)
      plans.push(rows.map(({ detail }) => detail))
    }
    const tx = { $executeRaw: explain } as unknown as Tx
    const at = new Date('2026-11-20')
    const { usageWarnings, usageHours, rejectionHours } = usageRetention
    for (const deleteSome of [retention.warnings, retention.warningsOfDeleted, usageWarnings, usageHours, rejectionHours])
      await deleteSome(tx, toDeletionTime(at), 500)
    expect(plans).toHaveLength(5)
    // of the ids of organizations, each is looked up
    const searches = /^(SEARCH .* USING |SCAN o USING COVERING INDEX )/
    for (const plan of plans) expect(plan.filter((step) => /^(SEARCH|SCAN)/.test(step) && !searches.test(step))).toEqual([])
  })
})
