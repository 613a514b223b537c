import type { Reader, Tx } from '../../db/client'
import type { OrgId, TokenId } from '../../ids'

export interface DataKeyRow {
  readonly id: string
  readonly orgId: string
  readonly viewKeyId: string
  readonly nonce: string
  readonly wrapped: string
}

/** The latest data key of an organization that is wrapped by one of these view keys. */
export const findDataKey = (tx: Tx, orgId: OrgId, viewKeyIds: readonly string[]): Promise<DataKeyRow | null> =>
  tx.dataKey.findFirst({ where: { orgId, viewKeyId: { in: [...viewKeyIds] } }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })

export async function insertDataKey(tx: Tx, row: DataKeyRow, createdAt: Date): Promise<void> {
  await tx.dataKey.create({ data: { ...row, createdAt } })
}

/** Replaces the wrapping of a data key by another view key's. */
export async function rewrapDataKey(tx: Tx, { id, orgId, viewKeyId, nonce, wrapped }: DataKeyRow): Promise<void> {
  await tx.dataKey.update({ where: { orgId_id: { orgId, id } }, data: { viewKeyId, nonce, wrapped } })
}

interface StoredRow {
  readonly tokenId: TokenId
  readonly orgId: OrgId
  readonly dataKeyId: string
  readonly generation: number
  readonly nonce: string
  readonly sealed: string
  readonly createdAt: Date
}

/** Stores the secret, replacing a previous one. */
export async function putStored(tx: Tx, row: StoredRow): Promise<void> {
  await tx.storedSecret.upsert({ where: { tokenId: row.tokenId }, create: row, update: row })
}

export const findStored = (db: Reader | Tx, orgId: OrgId, tokenId: TokenId) =>
  db.storedSecret.findFirst({ where: { orgId, tokenId }, include: { dataKey: true } })

export async function deleteStored(tx: Tx, orgId: OrgId, tokenId: TokenId): Promise<void> {
  await tx.storedSecret.deleteMany({ where: { orgId, tokenId } })
}

/** Instead of the view key of a data key that was destroyed. */
const destroyed = ''

/** Destroys the data keys of an organization: from this commit on, no secret stored before can be read. */
export async function destroyDataKeys(tx: Tx, orgId: OrgId): Promise<void> {
  await tx.dataKey.updateMany({ where: { orgId }, data: { viewKeyId: destroyed, nonce: '', wrapped: '' } })
}

/**
 * Deletes up to `take` secrets of destroyed data keys; after the last of them the keys. Returns the number of secrets. A secret that
 * is stored meanwhile has another key, also in the row of an earlier one.
 */
export async function deleteUnreadable(tx: Tx, orgId: OrgId, take: number): Promise<number> {
  const keys = await tx.dataKey.findMany({ where: { orgId, viewKeyId: destroyed }, select: { id: true } })
  const dataKeyId = { in: keys.map(({ id }) => id) }
  const secrets = await tx.storedSecret.findMany({ where: { orgId, dataKeyId }, select: { tokenId: true }, take })
  await tx.storedSecret.deleteMany({ where: { tokenId: { in: secrets.map(({ tokenId }) => tokenId) }, dataKeyId } })
  if (secrets.length < take) await tx.dataKey.deleteMany({ where: { orgId, viewKeyId: destroyed, secrets: { none: {} } } })
  return secrets.length
}

/** Organizations with a destroyed data key. */
export async function findOrganizationsWithUnreadable(db: Reader): Promise<OrgId[]> {
  const rows = await db.dataKey.findMany({ where: { viewKeyId: destroyed }, select: { orgId: true }, distinct: ['orgId'] })
  return rows.map(({ orgId }) => orgId as OrgId)
}
