import type { Reader, Tx } from '../db/client'
import type { Prisma } from '../db/generated/sqlite/client'
import type { OrgId, TokenId } from '../ids'
import type { TokenRecord } from './record'
import { toRecords } from './record-store'
import { isTokenKey } from './string'

export type TokenWhere = Prisma.TokenWhereInput
export type TokenOrder = Prisma.TokenOrderByWithRelationInput

/** One token of an organization, deleted ones included. */
export async function findToken(db: Reader | Tx, orgId: OrgId, tokenKey: string): Promise<TokenRecord | null> {
  if (!isTokenKey(tokenKey)) return null
  const row = await db.token.findFirst({ where: { orgId, tokenKey } })
  return row ? ((await toRecords(db, [row]))[0] ?? null) : null
}

export async function findTokens(
  db: Reader | Tx,
  where: TokenWhere,
  orderBy: TokenOrder[],
  skip: number,
  take: number,
): Promise<TokenRecord[]> {
  return toRecords(db, await db.token.findMany({ where, orderBy, skip, take }))
}

/** Ids of the tokens of an organization with these keys. */
export async function findIdsOfKeys(db: Reader, orgId: OrgId, keys: readonly string[]): Promise<TokenId[]> {
  const ids: TokenId[] = []
  for (let from = 0; from < keys.length; from += maxKeysPerQuery) {
    const tokenKey = { in: keys.slice(from, from + maxKeysPerQuery) }
    const rows = await db.token.findMany({ where: { orgId, tokenKey }, select: { id: true } })
    ids.push(...rows.map(({ id }) => id as TokenId))
  }
  return ids
}

const maxKeysPerQuery = 500

/** Names of matches, the newest first. */
export async function findNames(db: Reader, where: TokenWhere, most: number): Promise<string[]> {
  const rows = await db.token.findMany({ where, select: { name: true }, orderBy: { createdAt: 'desc' }, take: most })
  return rows.map(({ name }) => name)
}

/** Tokens of an organization by id. The fixed order prevents deadlocks between transactions. */
export async function findTokensById(db: Reader | Tx, orgId: OrgId, ids: readonly string[]): Promise<TokenRecord[]> {
  return toRecords(db, await db.token.findMany({ where: { orgId, id: { in: [...ids] } }, orderBy: { id: 'asc' } }))
}

export async function insertToken(tx: Tx, data: Prisma.TokenUncheckedCreateInput): Promise<void> {
  await tx.token.create({ data })
}

/** Writes the row if its version is still the one that was read; false otherwise. */
export async function updateToken(
  tx: Tx,
  record: Pick<TokenRecord, 'orgId' | 'id' | 'version'>,
  data: Prisma.TokenUncheckedUpdateManyInput,
): Promise<boolean> {
  const { count } = await tx.token.updateMany({ where: { orgId: record.orgId, id: record.id, version: record.version }, data })
  return count === 1
}

export async function findPolicyRow(db: Reader | Tx, orgId: OrgId) {
  return db.policy.findUniqueOrThrow({ where: { orgId } })
}

export async function findLocation(db: Reader | Tx, orgId: OrgId, locationId: string) {
  return db.location.findFirst({ where: { orgId, id: locationId, archivedAt: null }, select: { id: true, name: true } })
}

/** The first open locations by name, of all or of those with these ids. */
export async function findLocations(db: Reader, orgId: OrgId, ids: readonly string[] | null, take: number) {
  return db.location.findMany({
    where: { orgId, archivedAt: null, ...(ids ? { id: { in: [...ids] } } : {}) },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take,
  })
}

export async function findOrganization(db: Reader, orgId: OrgId) {
  return db.organization.findUniqueOrThrow({ where: { id: orgId }, select: { id: true, name: true } })
}

export function findHistory(db: Reader, orgId: OrgId, tokenKey: string) {
  return db.auditEntry.findMany({ where: { orgId, tokenKey }, orderBy: { seq: 'desc' }, take: 50 })
}

/** The last change that created a new version of a token; viewing its secret does not. */
export function findLastChange(db: Tx, orgId: OrgId, tokenKey: string) {
  return db.auditEntry.findFirst({
    where: { orgId, tokenKey, action: { not: 'token.viewed' } },
    orderBy: { seq: 'desc' },
    select: { at: true, actorId: true, actorName: true },
  })
}
