import type { PersonActor, Scope, TokenType } from '../actor'
import { newId, type TokenId } from '../ids'
import { searchText } from '../input/search'
import type { TokenDeps } from './deps'
import { digestToken, sealRow } from './digest'
import { joinList } from './record'
import { mintToken, mintTokenKey } from './string'

/** What a new token is to be. */
export interface NewToken {
  readonly type: TokenType
  readonly name: string
  readonly note: string
  readonly scopes: readonly Scope[]
  readonly ownerId: string | null
  readonly locationId: string | null
  /** Sorted, space separated. */
  readonly ipAllowlist: string
  readonly expiresAt: Date | null
  readonly slot: number | null
  readonly liveSlot: number | null
}

/** The row of a new token, and the whole token, which is in no row. */
export function newTokenRow(deps: TokenDeps, maker: PersonActor, fresh: NewToken, now: Date) {
  const { type, name, note, ownerId, locationId, ipAllowlist, expiresAt, slot, liveSlot } = fresh
  const tokenKey = mintTokenKey(type, deps.random)
  const token = mintToken(tokenKey, deps.random)
  const facts = {
    ...{ tokenKey, orgId: maker.orgId, ownerId, locationId, type, scopes: joinList(fresh.scopes) },
    ...digestToken(token, deps.keys.pepper),
    ...{ ipAllowlist, createdAt: now, expiresAt, generation: 1, version: 1 },
    ...{ previousDigest: null, previousPepperId: null, previousEndsAt: null, previousExpiresAt: null, keptAt: null, rotatedAt: null },
    ...{ deactivatedAt: null, removedAt: null, revokedAt: null },
  }
  const made = { createdById: maker.userId, createdByName: maker.name, createdFrom: maker.origin.ip }
  const told = { name, note, search: searchText(name, tokenKey) }
  const row = { id: newId<TokenId>(deps.random), ...facts, ...told, ...made, slot, liveSlot, ...sealRow(facts, deps.keys.seal) }
  return { row, token }
}

/** What the audit log says of a new token. */
export const auditFields = (row: Pick<NewToken, 'type' | 'ipAllowlist' | 'expiresAt'> & { readonly scopes: string }) => ({
  type: row.type,
  scopes: row.scopes,
  ipAllowlist: row.ipAllowlist,
  expiresAt: row.expiresAt?.toISOString() ?? null,
})
