import type { PersonActor } from '../../actor'
import type { Reader } from '../../db/client'
import { inTurns } from '../../db/turns'
import type { OrgId } from '../../ids'
import { pageWithin } from '../../input/page'
import { fail, type Outcome, ok } from '../../result'
import type { OrganizationsDeps } from '../deps'
import { countLocations, findLocationRows, findLocationsAfter, type LocationRecord, whereLocations } from '../locations-store'
import { canChangeMembers } from '../member-change'
import { type ExportedLocation, type LocationFilter, type LocationPage, locationFilter } from '../schema'
import { countLocationTokens } from '../token-counts-store'

const per = 25
const perBatch = 200
const shownManagers = 3

/** One page of the locations of the actor's organization, also of the archived ones. */
export async function locationPage(
  { db }: OrganizationsDeps,
  actor: PersonActor,
  filter: LocationFilter,
): Promise<Outcome<LocationPage, 'forbidden'>> {
  const { orgId } = actor
  if (!canChangeMembers(actor, orgId)) return fail('forbidden')
  const { q, page: wanted } = locationFilter.parse(filter)
  const where = whereLocations(orgId, q)
  const total = await countLocations(db.read, where)
  const page = pageWithin(wanted, per, total)
  const rows = await findLocationRows(db.read, where, (page - 1) * per, per)
  const tokensOf = await tokensOfEach(db.read, orgId, rows)
  return ok({ rows: rows.map((row) => ({ id: row.id, ...toRow(row, tokensOf) })), total, page, per, q })
}

/** The locations that the filter selects, in batches. */
export function exportLocations(
  { db }: OrganizationsDeps,
  actor: PersonActor,
  filter: LocationFilter,
): Outcome<AsyncIterable<readonly ExportedLocation[]>, 'forbidden'> {
  if (!canChangeMembers(actor, actor.orgId)) return fail('forbidden')
  return ok(inTurns(batches(db.read, actor.orgId, whereLocations(actor.orgId, locationFilter.parse(filter).q))))
}

/** Each batch is one short read. */
async function* batches(db: Reader, orgId: OrgId, where: ReturnType<typeof whereLocations>) {
  let after: string | undefined = ''
  while (after !== undefined) {
    const rows = await findLocationsAfter(db, where, after, perBatch)
    const tokensOf = await tokensOfEach(db, orgId, rows)
    if (rows.length > 0) yield rows.map((row) => toLine(row, tokensOf))
    after = rows.length < perBatch ? undefined : rows.at(-1)?.id
  }
}

type TokensOf = ReadonlyMap<string | null, number>

const tokensOfEach = (db: Reader, orgId: OrgId, rows: readonly LocationRecord[]): Promise<TokensOf> =>
  countLocationTokens(
    db,
    orgId,
    rows.map(({ id }) => id),
  )

const toLine = ({ createdAt, archivedAt, ...record }: LocationRecord, tokensOf: TokensOf): ExportedLocation => ({
  ...toRow({ createdAt, archivedAt, ...record }, tokensOf),
  createdAt: createdAt.toISOString(),
  archivedAt: archivedAt?.toISOString() ?? null,
})

const toRow = ({ id, slug, name, code, streetAddress, timeZone, archivedAt, members, _count }: LocationRecord, tokensOf: TokensOf) => ({
  slug,
  name,
  code,
  streetAddress,
  timeZone,
  archived: archivedAt !== null,
  managers: members.slice(0, shownManagers).map(({ membership }) => membership.user.name),
  moreManagers: members.length > shownManagers,
  members: _count.members,
  tokens: tokensOf.get(id) ?? 0,
})
