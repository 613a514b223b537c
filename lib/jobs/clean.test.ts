import { expect, it } from 'vitest'
import type { Tx } from '../db/client'
import { putTable } from '../seeding/index'
import { onEveryDatabase, onSqlite } from '../testing/databases/databases'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { dayMs, daysAfter } from '../time/calendar'
import { clean } from './clean'
import { expiredRows } from './clean-store'

onEveryDatabase('cleaning', (open) => {
  async function house() {
    const db = await open()
    const scene = await openOrgFixture(db)
    const ana = await scene.person('member', 'Ana Martins')
    const none = { clean: () => Promise.resolve(0) }
    const run = () => clean({ db, clock: scene.clock, mail: none })
    return { db, scene, ana, run, now: await scene.clock.now() }
  }
  const justBefore = (at: Date) => new Date(at.getTime() - 1)

  it('keeps a read notice for 180 days and any for 400', async () => {
    const { db, ana, run, now } = await house()
    const [read, unread] = [daysAfter(now, -180), daysAfter(now, -400)]
    const told = { orgId, userId: ana.userId, kind: 'idle', tokenKey: null, subject: 'Zapier sync', facts: '{}' }
    const rows = [
      { id: 'read, kept', at: read, readAt: read },
      { id: 'read, old', at: justBefore(read), readAt: now },
      { id: 'unread, kept', at: unread, readAt: null },
      { id: 'unread, old', at: justBefore(unread), readAt: null },
    ]
    await db.write((tx) => tx.notice.createMany({ data: rows.map((row) => ({ ...told, ...row, dedupe: row.id })) }))
    expect(await run()).toMatchObject({ notices: 2 })
    expect((await db.read.notice.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id)).toEqual(['read, kept', 'unread, kept'])
  })

  it('keeps the warnings of a token for 400 days, and 30 days after it was deleted', async () => {
    const { db, scene, ana, run, now } = await house()
    const [alive, gone] = [await scene.make(ana), await scene.make(ana)]
    const ids = new Map((await db.read.token.findMany()).map(({ tokenKey, id }) => [tokenKey, id]))
    const warning = (key: string, at: Date) => ({ orgId, tokenId: ids.get(key) ?? '', rule: 'expiration', since: at, before: 7, at })
    const bound = daysAfter(now, -400)
    const data = [warning(alive.tokenKey, bound), warning(alive.tokenKey, justBefore(bound)), warning(gone.tokenKey, now)]
    await db.write((tx) => tx.tokenWarning.createMany({ data }))
    const deletedAt = (revokedAt: Date) =>
      db.write((tx) => tx.token.updateMany({ where: { tokenKey: gone.tokenKey }, data: { revokedAt } }))
    await deletedAt(daysAfter(now, -30))
    expect(await run()).toMatchObject({ warnings: 1 })
    await deletedAt(justBefore(daysAfter(now, -30)))
    expect(await run()).toMatchObject({ warningsOfDeleted: 1 })
    expect(await db.read.tokenWarning.findMany()).toMatchObject([{ at: bound }])
  })

  it('keeps what was told of networks and rejections for 3 days', async () => {
    const { db, scene, ana, run, now } = await house()
    await scene.make(ana)
    const { id: tokenId } = await db.read.token.findFirstOrThrow()
    const bound = daysAfter(now, -3)
    const rows = ['network', 'rejected', 'expiration'].flatMap((rule) => [
      { rule, at: bound },
      { rule, at: justBefore(bound) },
    ])
    await db.write((tx) => tx.tokenWarning.createMany({ data: rows.map((row) => ({ orgId, tokenId, since: row.at, before: 0, ...row })) }))
    expect(await run()).toMatchObject({ oddities: 2, warnings: 0 })
    const kept = await db.read.tokenWarning.findMany({ orderBy: [{ rule: 'asc' }, { at: 'asc' }] })
    expect(kept.map(({ rule, at }) => [rule, at])).toEqual([
      ['expiration', justBefore(bound)],
      ['expiration', bound],
      ['network', bound],
      ['rejected', bound],
    ])
  })

  it('forgets the networks of a token 30 days after it was deleted, where people signed in from after 400, what was mailed after 30', async () => {
    const { db, scene, ana, run, now } = await house()
    const [alive, gone] = [await scene.make(ana), await scene.make(ana)]
    for (const { tokenKey } of [alive, gone]) {
      const { id } = await db.read.token.findUniqueOrThrow({ where: { tokenKey } })
      const seen = { orgId, tokenId: id, network: '192.0.2.0/24', firstSeenAt: now, lastSeenAt: now, fresh: false }
      await db.write((tx) => tx.tokenNetwork.create({ data: seen }))
    }
    const revokedAt = justBefore(daysAfter(now, -30))
    await db.write((tx) => tx.token.updateMany({ where: { tokenKey: gone.tokenKey }, data: { revokedAt } }))
    const sights = [daysAfter(now, -400), justBefore(daysAfter(now, -400))].map((lastSeenAt, index) => ({ value: `${index}`, lastSeenAt }))
    await db.write((tx) => tx.knownDevice.createMany({ data: sights.map((row) => ({ ...row, userId: ana.userId, kind: 'browser' })) }))
    const item = { orgId, userId: ana.userId, kind: 'expired', subject: 'Zapier sync', facts: '{}', at: daysAfter(now, -40) }
    const items = [null, daysAfter(now, -30), revokedAt].map((sentAt, index) => ({ ...item, id: `${index}`, dedupe: `${index}`, sentAt }))
    await db.write((tx) => tx.digestItem.createMany({ data: items }))
    expect(await run()).toMatchObject({ networksOfDeleted: 1, sights: 1, dailyMails: 1 })
    expect([await db.read.tokenNetwork.count(), await db.read.knownDevice.count(), await db.read.digestItem.count()]).toEqual([1, 1, 2])
  })

  it('keeps a session for 30 days after its end, whichever end came first, and one that runs', async () => {
    const { db, ana, run, now } = await house()
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
    const rows = [session('runs', later, null), session('kept', bound, bound), session('over', justBefore(bound), null)]
    await db.write((tx) => tx.session.createMany({ data: [...rows, session('left', later, justBefore(bound))] }))
    expect(await run()).toMatchObject({ sessions: 2 })
    expect((await db.read.session.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id)).toEqual(['kept', 'runs'])
  })

  it('goes through a great many rows in transactions of 500 at most', async () => {
    const { db, run, now } = await house()
    const row = (index: number) => ({ key: String(index), windowStart: new Date(now.getTime() - 3 * dayMs), count: 1 })
    const rows = Array.from({ length: 1_700 }, (_, index) => row(index))
    await db.write((tx) => putTable(tx, db.engine, 'RateLimit', rows))
    let most = 0
    const write: typeof db.write = (work) =>
      db.write(async (tx) => {
        const before = await tx.rateLimit.count()
        const done = await work(tx)
        most = Math.max(most, before - (await tx.rateLimit.count()))
        return done
      })
    const counted = { ...db, write }
    const none = { clean: () => Promise.resolve(0) }
    const clock = { now: () => Promise.resolve(now) }
    expect(await clean({ db: counted, clock, mail: none })).toMatchObject({ limits: 1_700 })
    expect([most, await db.read.rateLimit.count()]).toEqual([500, 0])
    expect(await run()).toMatchObject({ limits: 0 })
  })
})

onSqlite('cleaning', (open) => {
  it('finds warnings by an index, however many there are', async () => {
    const db = await open()
    const explained: string[][] = []
    const explain = async (text: TemplateStringsArray, ...values: unknown[]) => {
      const rows = await db.read.$queryRawUnsafe<{ detail: string }[]>(`EXPLAIN QUERY PLAN ${text.join('?')}`, ...values)
      explained.push(rows.map(({ detail }) => detail))
    }
    const tx = { $executeRaw: explain } as unknown as Tx
    for (const kind of ['warnings', 'oddities', 'warningsOfDeleted'] as const) await expiredRows[kind](tx, new Date('2026-11-20'), 500)
    expect(explained).toHaveLength(3)
    for (const plan of explained) expect(plan.filter((step) => /^(SEARCH|SCAN)/.test(step) && !/^SEARCH .* USING /.test(step))).toEqual([])
  })
})
