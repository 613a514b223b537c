import type { Reader } from '../db/client'
import { Prisma } from '../db/generated/sqlite/client'
import type { OrgId } from '../ids'
import type { AuditReader } from './reach'
import { searchedEntries } from './schema'
import { findHeadSeq, reachable } from './store'

/** What limits the work for the list of actors. */
const limits = {
  /** As many as a select can offer; the filter itself takes the id of any. */
  actors: 500,
  /** The newest entries, among which the actors are looked for if there are more of them. */
  entries: searchedEntries,
  perStatement: 5_000,
}

/** Everyone with an entry in reach, under the name of their last one; of many, or for a manager, only those of the newest entries. */
export async function findActors(db: Reader, reader: AuditReader, most = limits) {
  const { orgId } = reader.person
  const all = reader.reach === 'all' ? await findLastOfFew(db, orgId, most.actors) : null
  const last = all ?? (await findLastOfNewest(db, reader, most))
  const rows = await db.auditEntry.findMany({
    where: { orgId, seq: { in: last } },
    select: { actorId: true, actorKind: true, actorName: true },
    orderBy: { actorName: 'asc' },
  })
  return rows.map(({ actorId, actorKind, actorName }) => ({ id: actorId, kind: actorKind, name: actorName }))
}

/** The last entry of each actor; null if there are more than `most`. The index is entered once for each, however many entries they have. */
async function findLastOfFew(db: Reader, orgId: OrgId, most: number): Promise<number[] | null> {
  const rows = await db.$queryRaw<{ seq: number }[]>`WITH RECURSIVE a("actorId", "number") AS (
      SELECT min("actorId"), 1 FROM "AuditEntry" WHERE "orgId" = ${orgId}
      UNION ALL SELECT (SELECT min(e."actorId") FROM "AuditEntry" e WHERE e."orgId" = ${orgId} AND e."actorId" > a."actorId"), a."number" + 1
      FROM a WHERE a."actorId" IS NOT NULL AND a."number" <= ${most})
    SELECT (SELECT max(e."seq") FROM "AuditEntry" e WHERE e."orgId" = ${orgId} AND e."actorId" = a."actorId") AS "seq"
    FROM a WHERE a."actorId" IS NOT NULL`
  return rows.length > most ? null : rows.map(({ seq }) => Number(seq))
}

/** The last entry of each actor of the newest entries, until there are `actors` of them. */
async function findLastOfNewest(db: Reader, reader: AuditReader, { actors, entries, perStatement }: typeof limits): Promise<number[]> {
  const last = new Map<string, number>()
  const head = await findHeadSeq(db, reader.person.orgId)
  const first = Math.max(0, head - entries)
  for (let end = head; end > first && last.size < actors; end -= perStatement) {
    for (const { actorId, seq } of await findLastBetween(db, reader, [Math.max(first, end - perStatement), end], actors)) {
      if (!last.has(actorId)) last.set(actorId, Number(seq))
    }
  }
  return [...last.values()].slice(0, actors)
}

interface LastEntry {
  readonly actorId: string
  readonly seq: number
}

function findLastBetween(
  db: Reader,
  reader: AuditReader,
  [after, to]: readonly [number, number],
  take: number,
): Promise<readonly LastEntry[]> {
  const range = Prisma.sql`e."orgId" = ${reader.person.orgId} AND e."seq" > ${after} AND e."seq" <= ${to}`
  const where = Prisma.join([range, ...reachable(reader)], ' AND ')
  return db.$queryRaw`SELECT e."actorId", max(e."seq") AS "seq" FROM "AuditEntry" e WHERE ${where}
    GROUP BY e."actorId" ORDER BY 2 DESC LIMIT ${take}`
}
