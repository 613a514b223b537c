import type { Db, Tx } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { HourCount, LastUse, RejectionCount, Tally } from './tally'

// stays far below the parameter limits of both databases
const rowsPerStatement = 500

/** Adds counts and moves last uses forward; a later time already in the database is kept. */
export async function writeUsage(db: Db, { last, hours, rejections }: Pick<Tally, 'last' | 'hours' | 'rejections'>): Promise<void> {
  await db.write(async (tx) => {
    for (const rows of chunks(last)) await writeLastUses(tx, rows)
    for (const rows of chunks(hours)) await addHours(tx, rows)
    for (const rows of chunks(rejections)) await addRejections(tx, rows)
  })
}

/** Locks the row of a token's last use until the transaction ends, creating it if missing. */
export async function lockLastUse(tx: Tx, orgId: string, tokenId: string): Promise<Date | null> {
  await tx.$executeRaw`INSERT INTO "TokenUse" ("tokenId", "orgId") VALUES (${tokenId}, ${orgId})
    ON CONFLICT ("tokenId") DO UPDATE SET "orgId" = excluded."orgId"`
  return (await tx.tokenUse.findUnique({ where: { tokenId }, select: { lastUsedAt: true } }))?.lastUsedAt ?? null
}

/** Returns the ids that exist. */
export async function findTokenIds(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const existing = new Set<string>()
  for (const chunk of chunks(ids)) {
    const rows = await db.read.token.findMany({ where: { id: { in: [...chunk] } }, select: { id: true } })
    for (const { id } of rows) existing.add(id)
  }
  return existing
}

const accepted = ['lastUsedAt', 'lastIp', 'lastUserAgent', 'lastEndpoint']
const rejected = ['lastRejectedAt', 'lastRejectedIp', 'lastRejectedCode']
const current = ['currentUsedAt', 'currentGeneration']
const isNewerSecret = `"TokenUse"."currentGeneration" IS NULL OR excluded."currentGeneration" > "TokenUse"."currentGeneration"
  OR (excluded."currentGeneration" = "TokenUse"."currentGeneration" AND excluded."currentUsedAt" >= "TokenUse"."currentUsedAt")`
const takeLater = Prisma.raw(
  [...forward(accepted), ...forward(['previousUsedAt']), ...takeWhere(isNewerSecret, current), ...forward(rejected)].join(', '),
)

/** Assignments that take all columns from the new row if the first of them, a time, is later. */
function forward(columns: readonly string[]): string[] {
  const [time] = columns
  return takeWhere(
    `excluded."${time}" >= "TokenUse"."${time}" OR ("TokenUse"."${time}" IS NULL AND excluded."${time}" IS NOT NULL)`,
    columns,
  )
}

function takeWhere(condition: string, columns: readonly string[]): string[] {
  return columns.map((name) => `"${name}" = CASE WHEN ${condition} THEN excluded."${name}" ELSE "TokenUse"."${name}" END`)
}

async function writeLastUses(tx: Tx, rows: readonly LastUse[]): Promise<void> {
  const values = rows.map((row) => Prisma.sql`(${Prisma.join(lastUseValues(row))})`)
  await tx.$executeRaw`INSERT INTO "TokenUse" ("tokenId", "orgId", "lastUsedAt", "lastIp", "lastUserAgent", "lastEndpoint",
      "previousUsedAt", "currentUsedAt", "currentGeneration", "lastRejectedAt", "lastRejectedIp", "lastRejectedCode")
    VALUES ${Prisma.join(values)} ON CONFLICT ("tokenId") DO UPDATE SET ${takeLater}`
}

const lastUseValues = ({ tokenId, orgId, accepted: use, acceptedWithOld, acceptedWithCurrent, rejected: rejection }: LastUse) => [
  tokenId,
  orgId,
  use?.at ?? null,
  use?.ip ?? null,
  use?.userAgent ?? null,
  use?.endpoint ?? null,
  acceptedWithOld?.at ?? null,
  acceptedWithCurrent?.at ?? null,
  acceptedWithCurrent?.generation ?? null,
  rejection?.at ?? null,
  rejection?.ip ?? null,
  rejection?.code ?? null,
]

async function addHours(tx: Tx, rows: readonly HourCount[]): Promise<void> {
  const values = rows.map(
    (row) => Prisma.sql`(${row.orgId}, ${row.tokenId}, ${row.generation}, ${row.hour}, ${row.accepted}, ${row.rejected})`,
  )
  await tx.$executeRaw`INSERT INTO "UsageHour" ("orgId", "tokenId", "generation", "hour", "accepted", "rejected")
    VALUES ${Prisma.join(values)} ON CONFLICT ("tokenId", "generation", "hour") DO UPDATE SET
      "accepted" = "UsageHour"."accepted" + excluded."accepted", "rejected" = "UsageHour"."rejected" + excluded."rejected"`
}

async function addRejections(tx: Tx, rows: readonly RejectionCount[]): Promise<void> {
  const values = rows.map((row) => Prisma.sql`(${row.orgId}, ${row.tokenId}, ${row.code}, ${row.hour}, ${row.count})`)
  await tx.$executeRaw`INSERT INTO "RejectionHour" ("orgId", "tokenId", "code", "hour", "count")
    VALUES ${Prisma.join(values)} ON CONFLICT ("tokenId", "code", "hour") DO UPDATE SET "count" = "RejectionHour"."count" + excluded."count"`
}

function* chunks<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += rowsPerStatement) yield rows.slice(start, start + rowsPerStatement)
}
