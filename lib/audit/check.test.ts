import { expect, it } from 'vitest'
import type { Db } from '../db/client'
import { onEveryDatabase } from '../testing/databases/databases'
import { testKeys } from '../testing/fixtures/keys'
import { openOrgFixture, orgId } from '../testing/fixtures/org-fixture'
import { createAudit } from './index'

/** A database that runs `beforeRead` before each read of entries. */
function withReadHook(db: Db, beforeRead: () => Promise<unknown>): Db {
  const findMany = async ({ args, query }: { args: unknown; query: (args: unknown) => unknown }) => beforeRead().then(() => query(args))
  const client = db.read as unknown as { $extends(by: unknown): Db['read'] }
  return { ...db, read: client.$extends({ query: { auditEntry: { findMany } } }) }
}

onEveryDatabase('checking the audit chain', (open) => {
  it('a change during the check does not break it', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0 })
    const ana = await fixture.person('member')
    await fixture.make(ana)
    const changing = createAudit({ db: withReadHook(db, () => fixture.make(ana)), key: testKeys.audit })
    expect(await changing.check(orgId)).toEqual({ entries: 1, firstBroken: null })
    expect(await fixture.audit.check(orgId)).toEqual({ entries: 2, firstBroken: null })
  })

  it('resetting the head does not hide later entries', async () => {
    const db = await open()
    const fixture = await openOrgFixture(db, { listedPerPerson: 0 })
    const ana = await fixture.person('member')
    await fixture.make(ana)
    const head = await db.read.auditHead.findUniqueOrThrow({ where: { orgId } })
    await fixture.make(ana)
    await db.write((tx) => tx.auditHead.update({ where: { orgId }, data: { seq: head.seq, mac: head.mac } }))
    expect(await fixture.audit.check(orgId)).toEqual({ entries: 1, firstBroken: 2 })
  })
})
