import type { Reader } from '../../db/client'
import { Prisma } from '../../db/generated/sqlite/client'
import type { OrgId } from '../../ids'
import { everyRow, type Found, isFew, lookUp } from './search-store'
import { always } from './status-store'

/** Tokens with a scope: few are looked up. */
export async function findTokensByScope(db: Reader, orgId: OrgId, scope: string | null): Promise<Found> {
  if (scope === null) return { source: everyRow, sample: null, where: always }
  // scopes are separated by spaces
  const where = Prisma.sql`replace(' ' || l."scopes" || ' ', ${` ${scope} `}, '') <> ' ' || l."scopes" || ' '`
  const tokens = Prisma.sql`SELECT s."tokenId" FROM "TokenScope" s WHERE s."orgId" = ${orgId} AND s."scope" = ${scope}`
  return { source: (await isFew(db, tokens)) ? lookUp(tokens) : everyRow, sample: null, where }
}
