import { keptRequests } from './limits'
import { chunks, insert, type Statement, withList } from './statement'
import type { Batch, HourCount, LastUse, NetworkUse, RecordedRequest, RejectionCount } from './types'

/**
 * The statements that write a batch, for one transaction. They add counts, move last uses forward (a later time already in the
 * database is kept), and keep the latest requests of each token. `newId` returns an id for a request.
 */
export function* batchStatements({ last, hours, rejections, requests }: Batch, newId: () => string): Generator<Statement> {
  for (const rows of chunks(last)) yield lastUses(rows)
  for (const rows of chunks(hours)) yield hourCounts(rows)
  for (const rows of chunks(rejections)) yield rejectionCounts(rows)
  for (const rows of chunks(requests)) yield recentRequests(rows, newId)
  for (const ids of chunks([...new Set(requests.map(({ tokenId }) => tokenId))])) yield olderRequests(ids)
}

/** The statements that insert networks, and for known ones update when they were last seen. */
export function* networkStatements(uses: readonly NetworkUse[]): Generator<Statement> {
  for (const rows of chunks(uses)) yield networks(rows)
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

const lastUses = (rows: readonly LastUse[]): Statement =>
  insert({
    into: `"TokenUse" ("tokenId", "orgId", "lastUsedAt", "lastIp", "lastUserAgent", "lastEndpoint",
      "previousUsedAt", "currentUsedAt", "currentGeneration", "lastRejectedAt", "lastRejectedIp", "lastRejectedCode")`,
    rows: rows.map(lastUseValues),
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

const hourCounts = (rows: readonly HourCount[]): Statement =>
  insert({
    into: '"UsageHour" ("orgId", "tokenId", "generation", "hour", "accepted", "rejected")',
    rows: rows.map((row) => [row.orgId, row.tokenId, row.generation, row.hour, row.accepted, row.rejected]),
    onConflict: `ON CONFLICT ("tokenId", "generation", "hour") DO UPDATE SET
      "accepted" = "UsageHour"."accepted" + excluded."accepted", "rejected" = "UsageHour"."rejected" + excluded."rejected"`,
  })

const rejectionCounts = (rows: readonly RejectionCount[]): Statement =>
  insert({
    into: '"RejectionHour" ("orgId", "tokenId", "code", "hour", "count")',
    rows: rows.map((row) => [row.orgId, row.tokenId, row.code, row.hour, row.count]),
    onConflict: 'ON CONFLICT ("tokenId", "code", "hour") DO UPDATE SET "count" = "RejectionHour"."count" + excluded."count"',
  })

const recentRequests = (rows: readonly RecordedRequest[], newId: () => string): Statement =>
  insert({
    into: '"RecentRequest" ("id", "orgId", "tokenId", "at", "code", "method", "path", "status", "durationMs", "ip")',
    rows: rows.map((row) => [newId(), row.orgId, row.tokenId, row.at, row.code, row.method, row.path, row.status, row.durationMs, row.ip]),
  })

/** Deletes all but the latest accepted and rejected requests of tokens. */
const olderRequests = (tokenIds: readonly string[]): Statement =>
  withList(
    `DELETE FROM "RecentRequest" WHERE "id" IN (SELECT "id" FROM (SELECT "id", ROW_NUMBER() OVER
      (PARTITION BY "tokenId", "code" = 'ok' ORDER BY "at" DESC, "id" DESC) AS "place" FROM "RecentRequest" WHERE "tokenId" IN `,
    tokenIds,
    `) AS "ranked" WHERE "place" > ${keptRequests})`,
  )

const networks = (rows: readonly NetworkUse[]): Statement =>
  insert({
    into: '"TokenNetwork" ("orgId", "tokenId", "network", "firstSeenAt", "lastSeenAt", "fresh")',
    rows: rows.map(({ orgId, tokenId, network, at }) => [orgId, tokenId, network, at, at]),
    constant: ', true',
    onConflict: `ON CONFLICT ("tokenId", "network") DO UPDATE SET "lastSeenAt" = excluded."lastSeenAt"
      WHERE "TokenNetwork"."lastSeenAt" < excluded."lastSeenAt"`,
  })
