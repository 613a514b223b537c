import type { PersonActor, Scope, TokenType } from '../actor'
import { newId, type TokenId } from '../ids'
import { searchText } from '../input/search'
import type { TokenDeps } from './deps'
import { digestToken, sealRow } from './digest'
import { joinList } from './record'
import { mintToken, mintTokenKey } from './string'

export interface NewToken {
  readonly type: TokenType
  readonly name: string
  readonly note: string
  readonly scopes: readonly Scope[]
  readonly ownerId: string | null
  readonly locationId: string | null
  /** Sorted, space separated. */
  readonly ipAllowlist: string
  /** 0 = no limit. */
  readonly requestsPerMinute: number
  readonly expiresAt: Date | null
  readonly slot: number | null
  readonly liveSlot: number | null
}

/** The row of a new token, and the whole token, which is not part of the row. */
export function newTokenRow(deps: TokenDeps, creator: PersonActor, input: NewToken, now: Date) {
  const tokenKey = mintTokenKey(input.type, deps.random)
  const token = mintToken(tokenKey, deps.random)
  const sealed = {
    tokenKey,
    orgId: creator.orgId,
    ownerId: input.ownerId,
    locationId: input.locationId,
    type: input.type,
    scopes: joinList(input.scopes),
    ...digestToken(token, deps.keys.pepper),
    ipAllowlist: input.ipAllowlist,
    requestsPerMinute: input.requestsPerMinute,
    createdAt: now,
    expiresAt: input.expiresAt,
    generation: 1,
    version: 1,
    ...unchanged,
  }
  const row = {
    id: newId<TokenId>(deps.random),
    ...sealed,
    ...sealRow(sealed, deps.keys.seal),
    name: input.name,
    note: input.note,
    search: searchText(input.name, tokenKey),
    createdById: creator.userId,
    createdByName: creator.name,
    createdFrom: creator.origin.ip,
    slot: input.slot,
    liveSlot: input.liveSlot,
  }
  return { row, token }
}

const unchanged = {
  previousDigest: null,
  previousPepperId: null,
  previousEndsAt: null,
  previousExpiresAt: null,
  keptAt: null,
  rotatedAt: null,
  deactivatedAt: null,
  removedAt: null,
  revokedAt: null,
}

export const auditFields = (
  row: Pick<NewToken, 'type' | 'ipAllowlist' | 'requestsPerMinute' | 'expiresAt'> & { readonly scopes: string },
) => ({
  type: row.type,
  scopes: row.scopes,
  ipAllowlist: row.ipAllowlist,
  ...(row.requestsPerMinute > 0 && { requestsPerMinute: row.requestsPerMinute }),
  expiresAt: row.expiresAt?.toISOString() ?? null,
})
