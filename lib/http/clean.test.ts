import { expect, it } from 'vitest'
import { deleteExpired } from '../db/retention'
import { onEveryDatabase } from '../testing/databases/databases'
import { toDeletionTime } from '../testing/fixtures/clock'
import { retention } from './clean-store'

onEveryDatabase('cleaning idempotency keys', (open) => {
  it('deletes a key after one day', async () => {
    const db = await open()
    const row = { actor: 'a', route: 'POST /api/v1/contacts', bodyDigest: '', status: null, response: null }
    const data = ['2026-11-19T12:00:00.000Z', '2026-11-19T12:00:00.001Z'].map((at) => ({ ...row, key: at, createdAt: new Date(at) }))
    await db.write((tx) => tx.idempotency.createMany({ data }))
    expect(await deleteExpired(db, toDeletionTime(new Date('2026-11-20T12:00:00.000Z')), retention)).toEqual({ idempotency: 1 })
    expect(await db.read.idempotency.findMany()).toMatchObject([{ key: '2026-11-19T12:00:00.001Z' }])
  })
})
