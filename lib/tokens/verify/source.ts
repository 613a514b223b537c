import type { Role, TokenType } from '../../actor'
import type { LocationId, OrgId, TokenId, TokenKey, UserId } from '../../ids'
import type { LookupQuery, LookupRow } from '../../verifier/reader'
import { splitList } from '../record'
import type { Scopes } from '../scopes'
import { suspendedBy } from '../status'
import type { VerifyRow } from './judge'

const ofToken = `id orgId tokenKey type name scopes ipAllowlist ownerId locationId createdAt expiresAt keptAt deactivatedAt removedAt
  revokedAt rotatedAt generation digest pepperId previousDigest previousPepperId previousEndsAt previousExpiresAt version seal sealId`
  .split(/\s+/)
  .map((name) => `t."${name}"`)

const ofOthers = `o."closingAt" m."role" m."deactivatedAt" u."deactivatedAt" l."archivedAt" p."inactivityDays" p."inactivitySince"
  p."noticeDays" x."lastUsedAt" t."requestsPerMinute" p."requestsPerMinute"`.split(/\s+/)

/** Everything a verdict depends on, in one statement. `toVerifyRow` reads its rows. */
export const verifyQuery: LookupQuery = {
  columns: [...ofToken, ...ofOthers],
  from: `FROM "Token" t
    JOIN "Organization" o ON o."id" = t."orgId"
    JOIN "Policy" p ON p."orgId" = t."orgId"
    LEFT JOIN "Membership" m ON m."orgId" = t."orgId" AND m."userId" = t."ownerId"
    LEFT JOIN "User" u ON u."id" = t."ownerId"
    LEFT JOIN "Location" l ON l."orgId" = t."orgId" AND l."id" = t."locationId"
    LEFT JOIN "TokenUse" x ON x."tokenId" = t."id"`,
  key: 't."tokenKey"',
}

type Value = LookupRow[number] | undefined

const text = <T extends string = string>(value: Value): T => String(value) as T
const textOrNull = <T extends string = string>(value: Value): T | null => (value === null ? null : text<T>(value))
const time = (value: Value): Date => new Date(Number(value))
const timeOrNull = (value: Value): Date | null => (value === null ? null : time(value))

const knownDays = new Map<string, readonly number[]>()

/** Policies have few different lists. */
function daysOf(stored: string): readonly number[] {
  const days = knownDays.get(stored) ?? splitList(stored).map(Number)
  if (knownDays.size < 100) knownDays.set(stored, days)
  return days
}

/** Reads the columns by position: this runs for every request that presents a token. */
export function toVerifyRow(row: LookupRow, scopes: Scopes): VerifyRow {
  const type = text<TokenType>(row[3])
  const ownerRole = textOrNull<Role>(row[27])
  const read = {
    id: text<TokenId>(row[0]),
    orgId: text<OrgId>(row[1]),
    tokenKey: text<TokenKey>(row[2]),
    type,
    name: text(row[4]),
    scopes: text(row[5]),
    ipAllowlist: text(row[6]),
    ownerId: textOrNull<UserId>(row[7]),
    locationId: textOrNull<LocationId>(row[8]),
    createdAt: time(row[9]),
    expiresAt: timeOrNull(row[10]),
    keptAt: timeOrNull(row[11]),
    deactivatedAt: timeOrNull(row[12]),
    removedAt: timeOrNull(row[13]),
    revokedAt: timeOrNull(row[14]),
    rotatedAt: timeOrNull(row[15]),
    generation: Number(row[16]),
    digest: text(row[17]),
    pepperId: text(row[18]),
    previousDigest: textOrNull(row[19]),
    previousPepperId: textOrNull(row[20]),
    previousEndsAt: timeOrNull(row[21]),
    previousExpiresAt: timeOrNull(row[22]),
    version: Number(row[23]),
    seal: text(row[24]),
    sealId: text(row[25]),
    closingAt: timeOrNull(row[26]),
    ownerRole,
    grantable: scopes.grantable(type, ownerRole),
    suspendedBy: null as VerifyRow['suspendedBy'],
    memberDeactivatedAt: timeOrNull(row[28]),
    personDeactivatedAt: timeOrNull(row[29]),
    archivedAt: timeOrNull(row[30]),
    inactivityDays: Number(row[31]),
    inactivitySince: timeOrNull(row[32]),
    noticeDays: daysOf(text(row[33])),
    lastUsedAt: timeOrNull(row[34]),
    requestsPerMinute: Number(row[35]),
    policyRequestsPerMinute: Number(row[36]),
  }
  // assigned, because a copy of forty fields costs more than the statement's joins
  read.suspendedBy = suspendedBy(read)
  return read
}
