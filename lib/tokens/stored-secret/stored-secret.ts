import type { Tx } from '../../db/client'
import { derivedKey, openBytes, sealBytes } from '../../encryption/cipher'
import { newId, type OrgId, type TokenId } from '../../ids'
import type { RingKey } from '../../keys'
import type { TokenDeps } from '../deps'
import { matchesDigest } from '../digest'
import type { TokenRecord } from '../record'
import { type DataKeyRow, findDataKey, findStored, insertDataKey, putStored, rewrapDataKey } from './store'

interface StoredToken {
  readonly id: TokenId
  readonly orgId: OrgId
  readonly tokenKey: string
  readonly generation: number
}

/** Encrypts a token with the organization's data key and stores it, so that it can be revealed again. */
export async function storeSecret(deps: TokenDeps, tx: Tx, token: StoredToken, text: string, now: Date): Promise<void> {
  const { id: tokenId, orgId, generation } = token
  const { row, key } = await currentDataKey(deps, tx, orgId, now)
  const sealed = sealBytes(key, Buffer.from(text), tokenContext(token), deps.random)
  await putStored(tx, { tokenId, orgId, dataKeyId: row.id, generation, ...sealed, createdAt: now })
}

/**
 * Decrypts the token stored for a row; null if none is stored or its view key was removed. Throws if it was modified or is
 * not the token of this row.
 */
export async function openSecret(deps: TokenDeps, tx: Tx, token: TokenRecord): Promise<string | null> {
  const stored = await findStored(tx, token.orgId, token.id)
  if (!stored) return null
  const wrapping = deps.keys.view.find(({ id }) => id === stored.dataKey.viewKeyId)
  if (!wrapping) return null
  try {
    const text = openBytes(unwrap(stored.dataKey, wrapping), stored, tokenContext(token)).toString()
    if (matchesDigest(text, token, deps.keys.pepper)) return text
    throw new Error('The stored token does not match the digest of its row.')
  } catch (cause) {
    throw new Error(`The stored token of ${token.tokenKey} was modified outside Keyrail.`, { cause })
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
  const { nonce, sealed } = sealBytes(wrappingKey(viewKey.key), key, dataKeyContext(orgId, id), deps.random)
  return { id, orgId, viewKeyId: viewKey.id, nonce, wrapped: sealed }
}

const unwrap = ({ id, orgId, nonce, wrapped }: DataKeyRow, viewKey: RingKey): Uint8Array =>
  openBytes(wrappingKey(viewKey.key), { nonce, sealed: wrapped }, dataKeyContext(orgId, id))

function ringKey({ keys }: TokenDeps, id: string): RingKey {
  const key = keys.view.find((candidate) => candidate.id === id)
  if (!key) throw new Error('The view key is not in the key ring.')
  return key
}

function firstViewKey({ keys }: TokenDeps): RingKey {
  const [key] = keys.view
  if (!key) throw new Error('The key ring has no view key.')
  return key
}

const wrappingKey = (viewKey: Uint8Array): Buffer => derivedKey(viewKey, 'keyrail view key v1')

const tokenContext = ({ orgId, tokenKey, generation }: StoredToken) => ['keyrail stored token v1', orgId, tokenKey, generation]
const dataKeyContext = (orgId: string, id: string) => ['keyrail data key v1', orgId, id]
