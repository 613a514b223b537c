import type { Tx } from '../../db/client'
import { newId, type OrgId, type TokenId } from '../../ids'
import type { RingKey } from '../../keys'
import type { TokenDeps } from '../deps'
import { matchesDigest } from '../digest'
import type { TokenRecord } from '../record'
import { openBytes, sealBytes, wrappingKey } from './cipher'
import { type DataKeyRow, findDataKey, findStored, insertDataKey, putStored, rewrapDataKey } from './store'

interface Kept {
  readonly id: TokenId
  readonly orgId: OrgId
  readonly tokenKey: string
  readonly generation: number
}

/** Stores a whole token so that it can be shown again: sealed under the organization's data key, in its own place. */
export async function storeSecret(deps: TokenDeps, tx: Tx, token: Kept, text: string, now: Date): Promise<void> {
  const { id: tokenId, orgId, generation } = token
  const { row, key } = await currentDataKey(deps, tx, orgId, now)
  const sealed = sealBytes(key, Buffer.from(text), placeOf(token), deps.random)
  await putStored(tx, { tokenId, orgId, dataKeyId: row.id, generation, ...sealed, createdAt: now })
}

/**
 * The whole token that is stored for a row; null when the installation has no view key for it any more. Throws when
 * anything about it was changed: it is the token of this row and of no other, or nothing.
 */
export async function openSecret(deps: TokenDeps, tx: Tx, token: TokenRecord): Promise<string | null> {
  const stored = await findStored(tx, token.orgId, token.id)
  if (!stored) return null
  const wrapping = deps.keys.view.find(({ id }) => id === stored.dataKey.viewKeyId)
  if (!wrapping) return null
  try {
    const text = openBytes(unwrap(stored.dataKey, wrapping), stored, placeOf(token)).toString()
    if (matchesDigest(text, token, deps.keys.pepper)) return text
    throw new Error('It is not the token its row has the digest of.')
  } catch (cause) {
    throw new Error(`The stored token of ${token.tokenKey} was changed behind Keyrail's back.`, { cause })
  }
}

async function currentDataKey(deps: TokenDeps, tx: Tx, orgId: OrgId, now: Date): Promise<{ row: DataKeyRow; key: Uint8Array }> {
  const found = await findDataKey(
    tx,
    orgId,
    deps.keys.view.map(({ id }) => id),
  )
  if (!found) return newDataKey(deps, tx, orgId, now)
  const key = unwrap(found, ringKey(deps, found.viewKeyId))
  const current = firstViewKey(deps)
  if (found.viewKeyId === current.id) return { row: found, key }
  const row = wrap(deps, key, { id: found.id, orgId }, current)
  await rewrapDataKey(tx, row)
  return { row, key }
}

async function newDataKey(deps: TokenDeps, tx: Tx, orgId: OrgId, now: Date) {
  const key = deps.random.bytes(32)
  const row = wrap(deps, key, { id: newId(deps.random), orgId }, firstViewKey(deps))
  await insertDataKey(tx, row, now)
  return { row, key }
}

function wrap(deps: TokenDeps, key: Uint8Array, { id, orgId }: { id: string; orgId: string }, viewKey: RingKey): DataKeyRow {
  const { nonce, sealed } = sealBytes(wrappingKey(viewKey.key), key, dataKeyPlace(orgId, id), deps.random)
  return { id, orgId, viewKeyId: viewKey.id, nonce, wrapped: sealed }
}

const unwrap = ({ id, orgId, nonce, wrapped }: DataKeyRow, viewKey: RingKey): Uint8Array =>
  openBytes(wrappingKey(viewKey.key), { nonce, sealed: wrapped }, dataKeyPlace(orgId, id))

function ringKey({ keys }: TokenDeps, id: string): RingKey {
  const key = keys.view.find((candidate) => candidate.id === id)
  if (!key) throw new Error('The view key is not in the ring.')
  return key
}

function firstViewKey({ keys }: TokenDeps): RingKey {
  const [key] = keys.view
  if (!key) throw new Error('The ring of view keys is empty.')
  return key
}

const placeOf = ({ orgId, tokenKey, generation }: Kept) => ['keyrail stored token v1', orgId, tokenKey, generation]
const dataKeyPlace = (orgId: string, id: string) => ['keyrail data key v1', orgId, id]
