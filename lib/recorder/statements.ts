import { keptRequests } from './limits'
import { chunks, insert, type Statement, withList } from './statement'
import type { Batch, HourCount, LastUse, NetworkUse, RecordedRequest, RejectionCount } from './types'

/**
 * The statements that write a batch, for one transaction. They add counts, move last uses forward (a later time already in the
 * database is kept), and keep the latest requests of each token. `newId` returns a random id for a request.
 */
export function* batchStatements({ last, hours, rejections, requests }: Batch, newId: () => string): Generator<Statement> {
  for (const rows of chunks(last)) yield insertLastUses(rows.map(lastUseValues))
  for (const rows of chunks(hours)) yield insertHourCounts(rows.map(hourValues))
  for (const rows of chunks(rejections)) yield insertRejectionCounts(rows.map(rejectionValues))
  const identified = requests.map((request) => ({ id: newId(), ...request }))
  for (const rows of chunks(identified)) yield insertRequests(rows.map(requestValues))
  for (const ids of chunks(withOlderRequests(identified))) yield olderRequests(ids)
}

type Identified = RecordedRequest & { readonly id: string }

/**
 * The tokens of which older requests are deleted: those with several in the batch, and, by the chance of its random id, one in eight of
 * the others, because to look for older ones takes as long as to write one.
 */
function withOlderRequests(requests: readonly Identified[]): string[] {
  const [seen, found] = [new Set<string>(), new Set<string>()]
  for (const { id, tokenId } of requests) {
    if (seen.has(tokenId) || id.charCodeAt(0) % 8 === 0) found.add(tokenId)
    seen.add(tokenId)
  }
  return [...found]
}

/** The statements that insert networks, and for known ones update when they were last seen. */
export function* networkStatements(uses: readonly NetworkUse[]): Generator<Statement> {
  for (const rows of chunks(uses)) yield insertNetworks(rows.map(networkValues))
}

const accepted = ['lastUsedAt', 'lastIp', 'lastUserAgent', 'lastEndpoint']
const rejected = ['lastRejectedAt', 'lastRejectedIp', 'lastRejectedCode']
const current = ['currentUsedAt', 'currentGeneration']
const isNewerSecret = `"TokenUse"."currentGeneration" IS NULL OR excluded."currentGeneration" > "TokenUse"."currentGeneration"
  OR (excluded."currentGeneration" = "TokenUse"."currentGeneration" AND excluded."currentUsedAt" >= "TokenUse"."currentUsedAt")`
const takeLater = [...forward(accepted), ...forward(['previousUsedAt']), ...takeWhere(isNewerSecret, current), ...forward(rejected)].join(
  ', ',
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

const insertLastUses = insert({
  into: `"TokenUse" ("tokenId", "orgId", "lastUsedAt", "lastIp", "lastUserAgent", "lastEndpoint",
    "previousUsedAt", "currentUsedAt", "currentGeneration", "lastRejectedAt", "lastRejectedIp", "lastRejectedCode")`,
  onConflict: `ON CONFLICT ("tokenId") DO UPDATE SET ${takeLater}`,
})

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

const insertHourCounts = insert({
  into: '"UsageHour" ("orgId", "tokenId", "generation", "hour", "accepted", "rejected")',
  onConflict: `ON CONFLICT ("tokenId", "generation", "hour") DO UPDATE SET
    "accepted" = "UsageHour"."accepted" + excluded."accepted", "rejected" = "UsageHour"."rejected" + excluded."rejected"`,
})

const hourValues = (row: HourCount) => [row.orgId, row.tokenId, row.generation, row.hour, row.accepted, row.rejected]

const insertRejectionCounts = insert({
  into: '"RejectionHour" ("orgId", "tokenId", "code", "hour", "count")',
  onConflict: 'ON CONFLICT ("tokenId", "code", "hour") DO UPDATE SET "count" = "RejectionHour"."count" + excluded."count"',
})

const rejectionValues = (row: RejectionCount) => [row.orgId, row.tokenId, row.code, row.hour, row.count]

const insertRequests = insert({
  into: '"RecentRequest" ("id", "orgId", "tokenId", "at", "code", "method", "path", "status", "durationMs", "ip")',
})

const requestValues = (row: Identified) => [
  row.id,
  row.orgId,
  row.tokenId,
  row.at,
  row.code,
  row.method,
  row.path,
  row.status,
  row.durationMs,
  row.ip,
]

/** Deletes all but the latest accepted and rejected requests of tokens. */
const olderRequests = (tokenIds: readonly string[]): Statement =>
  withList(
    `DELETE FROM "RecentRequest" WHERE ("tokenId", "at", "id") IN (SELECT "tokenId", "at", "id" FROM (SELECT "tokenId", "at", "id", ROW_NUMBER() OVER
      (PARTITION BY "tokenId", "code" = 'ok' ORDER BY "at" DESC, "id" DESC) AS "place" FROM "RecentRequest" WHERE "tokenId" IN `,
    tokenIds,
    `) AS "ranked" WHERE "place" > ${keptRequests})`,
  )

const insertNetworks = insert({
  into: '"TokenNetwork" ("orgId", "tokenId", "network", "firstSeenAt", "lastSeenAt", "fresh")',
  constant: ', true',
  onConflict: `ON CONFLICT ("tokenId", "network") DO UPDATE SET "lastSeenAt" = excluded."lastSeenAt"
    WHERE "TokenNetwork"."lastSeenAt" < excluded."lastSeenAt"`,
})

const networkValues = ({ orgId, tokenId, network, at }: NetworkUse) => [orgId, tokenId, network, at, at]
