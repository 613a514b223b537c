import { expect, it } from 'vitest'
import type { Db } from '../db/client'
import { onEveryDatabase } from '../testing/databases/databases'
import { testKeys } from '../testing/fixtures/keys'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { createAudit } from './index'

/** A database in which something happens before entries are read. */
function readingAfter(db: Db, happen: () => Promise<unknown>): Db {
  const findMany = async ({ args, query }: { args: unknown; query: (args: unknown) => unknown }) => happen().then(() => query(args))
  const client = db.read as unknown as { $extends(by: unknown): Db['read'] }
  return { ...db, read: client.$extends({ query: { auditEntry: { findMany } } }) }
}

onEveryDatabase('checking the audit chain', (open) => {
  it('a change while the chain is walked breaks nothing', async () => {
    const db = await open()
    const scene = await openOrgFixture(db, { listedPerPerson: 0 })
    const ana = await scene.person('member')
    await scene.make(ana)
    const busy = createAudit({ db: readingAfter(db, () => scene.make(ana)), key: testKeys.audit })
    expect(await busy.check(orgId)).toEqual({ entries: 1, firstBroken: null })
    expect(await scene.audit.check(orgId)).toEqual({ entries: 2, firstBroken: null })
  })

  it('a head that was set back does not hide the entries after it', async () => {
    const db = await open()
    const scene = await openOrgFixture(db, { listedPerPerson: 0 })
    const ana = await scene.person('member')
    await scene.make(ana)
    const head = await db.read.auditHead.findUniqueOrThrow({ where: { orgId } })
    await scene.make(ana)
    await db.write((tx) => tx.auditHead.update({ where: { orgId }, data: { seq: head.seq, mac: head.mac } }))
    expect(await scene.audit.check(orgId)).toEqual({ entries: 1, firstBroken: 2 })
  })
})
