import type { Reader, Tx } from '../db/client'

export interface ServiceTokenRow {
  readonly tokenKey: string
  readonly name: string
  readonly digest: string
  readonly pepperId: string
  readonly createdBy: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
  readonly revokedAt: Date | null
  readonly seal: string
  readonly sealId: string
}

export async function insertServiceToken(tx: Tx, row: ServiceTokenRow): Promise<void> {
  await tx.serviceToken.create({ data: row })
}

/** Finds a token that is not revoked. */
export const findServiceToken = (db: Reader | Tx, tokenKey: string): Promise<ServiceTokenRow | null> =>
  db.serviceToken.findFirst({ where: { tokenKey, revokedAt: null } })

export const findServiceTokens = (db: Reader): Promise<ServiceTokenRow[]> =>
  db.serviceToken.findMany({ where: { revokedAt: null }, orderBy: [{ createdAt: 'desc' }, { tokenKey: 'asc' }] })

/** Revoked ones included. */
export const findAllServiceTokens = (db: Reader): Promise<ServiceTokenRow[]> => db.serviceToken.findMany({ orderBy: { tokenKey: 'asc' } })

export async function updateServiceToken(tx: Tx, row: ServiceTokenRow): Promise<boolean> {
  const { tokenKey, revokedAt, seal, sealId } = row
  const { count } = await tx.serviceToken.updateMany({ where: { tokenKey, revokedAt: null }, data: { revokedAt, seal, sealId } })
  return count === 1
}

export async function touchServiceToken(tx: Tx, tokenKey: string, at: Date): Promise<void> {
  const older = { OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: at } }] }
  await tx.serviceToken.updateMany({ where: { tokenKey, ...older }, data: { lastUsedAt: at } })
}
