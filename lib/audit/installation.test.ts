import { expect, it } from 'vitest'
import type { AccountActor } from '../actor'
import type { SessionId, UserId } from '../ids'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { testKeys } from '../testing/fixtures/keys'
import { from } from '../testing/fixtures/people'
import { type AuditAction, createAudit } from './index'

const at = new Date('2026-11-20T12:00:00Z')
const ana: AccountActor = {
  ...{ kind: 'account', userId: 'u1' as UserId, name: 'Ana Martins', sessionId: 's1' as SessionId, reauthUntil: null },
  origin: from(),
}

function chainOf(db: TestDb) {
  const { installation } = createAudit({ db, key: testKeys.audit })
  const append = (action: AuditAction) => db.write((tx) => installation.append(tx, ana, at, { action, subject: 'Ana Martins' }))
  return { append, check: installation.check }
}

onEveryDatabase('the audit chain of the installation', (open) => {
  it('holds before anything was written, and after', async () => {
    const { append, check } = chainOf(await open())
    expect(await check()).toEqual({ entries: 0, firstBroken: null })
    for (const action of ['user.signed_in', 'user.signed_out'] as const) await append(action)
    expect(await check()).toEqual({ entries: 2, firstBroken: null })
  })

  it('has no gap and no fork with fifty writers at once, the first of them included', async () => {
    const db = await open()
    const { append, check } = chainOf(db)
    await Promise.all(Array.from({ length: 50 }, () => append('user.signed_in')))
    const rows = await db.read.installationAuditEntry.findMany({ orderBy: { seq: 'asc' }, select: { seq: true } })
    expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
    expect(await check()).toEqual({ entries: 50, firstBroken: null })
  })

  it('is written with the change or not at all', async () => {
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
    ['changed', `UPDATE "InstallationAuditEntry" SET "action" = 'other'`],
    ['removed', 'DELETE FROM "InstallationAuditEntry"'],
  ])('its entries cannot be %s, not even by SQL', async (_, sql) => {
    const db = await open()
    const { append, check } = chainOf(db)
    await append('user.signed_in')
    await expect(db.write((tx) => tx.$executeRawUnsafe(sql))).rejects.toThrow('Audit entries are append-only.')
    expect(await check()).toEqual({ entries: 1, firstBroken: null })
  })

  it('that lost its head is broken, though it has no entry, and is not begun anew', async () => {
    const db = await open()
    const { append, check } = chainOf(db)
    await db.write((tx) => tx.installationAuditHead.deleteMany())
    expect(await check()).toEqual({ entries: 0, firstBroken: 1 })
    await expect(append('user.signed_in')).rejects.toThrow()
    expect(await check()).toEqual({ entries: 0, firstBroken: 1 })
  })

  it.each([
    [
      'that was written behind Keyrail’s back',
      3,
      `INSERT INTO "InstallationAuditEntry" ("seq", "at", "actorKind", "actorId", "actorName", "action", "mac") SELECT 3, "at", "actorKind", "actorId", "actorName", "action", "mac" FROM "InstallationAuditEntry" WHERE "seq" = 2`,
    ],
    [
      'after a head that was set back',
      2,
      `UPDATE "InstallationAuditHead" SET "seq" = 1, "mac" = (SELECT "mac" FROM "InstallationAuditEntry" WHERE "seq" = 1)`,
    ],
    ['without any head', 1, 'DELETE FROM "InstallationAuditHead"'],
    ['under another key', 1, null],
  ])('an entry %s breaks it', async (_, firstBroken, sql) => {
    const db = await open()
    const { append, check } = chainOf(db)
    for (const action of ['user.signed_in', 'user.signed_out'] as const) await append(action)
    if (sql) await db.write((tx) => tx.$executeRawUnsafe(sql))
    const checked = sql ? check : createAudit({ db, key: testKeys.session }).installation.check
    expect((await checked()).firstBroken).toBe(firstBroken)
  })
})
