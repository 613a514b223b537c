import { expect, it } from 'vitest'
import type { AccountActor } from '../actor'
import type { SessionId, UserId } from '../ids'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { testKeys } from '../testing/fixtures/keys'
import { from } from '../testing/fixtures/people'
import { type AuditAction, createAudit } from './index'

const at = new Date('2026-11-20T12:00:00Z')
const ana: AccountActor = {
  kind: 'account',
  userId: 'u1' as UserId,
  name: 'Ana Martins',
  sessionId: 's1' as SessionId,
  reauthUntil: null,
  origin: from(),
}

function chainOf(db: TestDb) {
  const { installation } = createAudit({ db, key: testKeys.audit })
  const append = (action: AuditAction) => db.write((tx) => installation.append(tx, ana, at, { action, subject: 'Ana Martins' }))
  return { append, check: installation.check }
}

onEveryDatabase('the audit chain of the installation', (open) => {
  it('is intact when empty and after changes', async () => {
    const { append, check } = chainOf(await open())
    expect(await check()).toEqual({ entries: 0, firstBroken: null })
    for (const action of ['user.signed_in', 'user.signed_out'] as const) await append(action)
    expect(await check()).toEqual({ entries: 2, firstBroken: null })
  })

  it('has no gap and no fork when fifty writers append concurrently to an empty chain', async () => {
    const db = await open()
    const { append, check } = chainOf(db)
    await Promise.all(Array.from({ length: 50 }, () => append('user.signed_in')))
    const rows = await db.read.installationAuditEntry.findMany({ orderBy: { seq: 'asc' }, select: { seq: true } })
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    expect(await check()).toEqual({ entries: 50, firstBroken: null })
  })

  it('gets no entry when the transaction of the change is rolled back', async () => {
    const db = await open()
    const { check } = chainOf(db)
    const { installation } = createAudit({ db, key: testKeys.audit })
    const failing = db.write(async (tx) => {
      await installation.append(tx, ana, at, { action: 'user.signed_in' })
      throw new Error('undone')
    })
    await expect(failing).rejects.toThrow('undone')
    expect(await check()).toEqual({ entries: 0, firstBroken: null })
  })

  it.each([
    ['updates', `UPDATE "InstallationAuditEntry" SET "action" = 'other'`],
    ['deletes', 'DELETE FROM "InstallationAuditEntry"'],
  ])('rejects SQL that %s an entry', async (_, sql) => {
    const db = await open()
    const { append, check } = chainOf(db)
    await append('user.signed_in')
    await expect(db.write((tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow('Audit entries are append-only.')
    expect(await check()).toEqual({ entries: 1, firstBroken: null })
  })

  it('is broken and rejects changes when its head is deleted, even when it is empty', async () => {
    const db = await open()
    const { append, check } = chainOf(db)
    await db.write((tx) => tx.installationAuditHead.deleteMany())
    expect(await check()).toEqual({ entries: 0, firstBroken: 1 })
    await expect(append('user.signed_in')).rejects.toThrow()
    expect(await check()).toEqual({ entries: 0, firstBroken: 1 })
  })

  it.each([
    [
      'an entry inserted by SQL',
      3,
      `INSERT INTO "InstallationAuditEntry" ("seq", "at", "actorKind", "actorId", "actorName", "action", "mac") SELECT 3, "at", "actorKind", "actorId", "actorName", "action", "mac" FROM "InstallationAuditEntry" WHERE "seq" = 2`,
    ],
    [
      'a head that was reset',
      2,
      `UPDATE "InstallationAuditHead" SET "seq" = 1, "mac" = (SELECT "mac" FROM "InstallationAuditEntry" WHERE "seq" = 1)`,
    ],
    ['a deleted head', 1, 'DELETE FROM "InstallationAuditHead"'],
    ['another key', 1, null],
  ])('is broken by %s', async (_, firstBroken, sql) => {
    const db = await open()
    const { append, check } = chainOf(db)
    for (const action of ['user.signed_in', 'user.signed_out'] as const) await append(action)
    if (sql) await db.write((tx) => tx.$executeRawUnsafe(sql))
    const checked = sql ? check : createAudit({ db, key: testKeys.session }).installation.check
    expect((await checked()).firstBroken).toBe(firstBroken)
  })
})
