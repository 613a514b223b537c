import type { Actor } from '../actor'
import { parseInput } from '../input/parse'
import { fail, type Outcome, ok } from '../result'
import { Secret } from '../secret'
import { digestToken, mintToken, mintTokenKey } from '../tokens/index'
import type { ServiceTokenDeps } from './deps'
import { type ServiceTokenInput, type ServiceTokenView, serviceTokenInput } from './schema'
import { sealService } from './seal'
import { findServiceToken, findServiceTokens, insertServiceToken, type ServiceTokenRow, updateServiceToken } from './store'
import type { IssuedServiceToken, ServiceCaller } from './types'

export async function createServiceToken(
  { db, audit, clock, random, keys }: ServiceTokenDeps,
  actor: Actor,
  input: ServiceTokenInput,
): Promise<Outcome<IssuedServiceToken, 'forbidden' | 'invalid_input'>> {
  if (actor.kind !== 'operator') return fail('forbidden')
  const parsed = parseInput(serviceTokenInput, input)
  if (!parsed.ok) return parsed
  const tokenKey = mintTokenKey('service', random)
  const token = mintToken(tokenKey, random)
  const createdAt = await clock.now()
  const sealed = {
    tokenKey,
    name: parsed.value.name,
    ...digestToken(token, keys.pepper),
    createdBy: actor.name,
    createdAt,
    revokedAt: null,
  }
  const row = { ...sealed, ...sealService(sealed, keys.seal), lastUsedAt: null }
  await db.write(async (tx) => {
    await insertServiceToken(tx, row)
    await audit.installation.append(tx, actor, createdAt, { action: 'service_token.created', tokenKey, subject: row.name })
  })
  return ok({ token: toView(row), secret: new Secret(token) })
}

export async function listServiceTokens(
  { db }: ServiceTokenDeps,
  actor: Actor,
): Promise<Outcome<readonly ServiceTokenView[], 'forbidden'>> {
  if (actor.kind !== 'operator') return fail('forbidden')
  return ok((await findServiceTokens(db.read)).map(toView))
}

/** Every request after the commit is rejected. */
export async function revokeServiceToken(
  { db, audit, clock, keys, journal }: ServiceTokenDeps,
  actor: Actor | ServiceCaller,
  tokenKey: string,
): Promise<Outcome<null, 'forbidden' | 'not_found'>> {
  const isOwn = actor.kind === 'service' && actor.tokenKey === tokenKey
  if (actor.kind !== 'operator' && !isOwn) return fail('forbidden')
  const now = await clock.now()
  const revoked = await db.write(async (tx) => {
    const row = await findServiceToken(tx, tokenKey)
    if (!row) return false
    const next = { ...row, revokedAt: now }
    if (!(await updateServiceToken(tx, { ...next, ...sealService(next, keys.seal) }))) return false
    journal.record(tx, { kind: 'revoked', tokenKey, at: now.getTime() })
    await audit.installation.append(tx, actor, now, { action: 'service_token.revoked', tokenKey, subject: row.name })
    return true
  })
  return revoked ? ok(null) : fail('not_found')
}

export async function describeServiceToken(
  { db }: ServiceTokenDeps,
  { tokenKey }: ServiceCaller,
): Promise<Outcome<ServiceTokenView, 'not_found'>> {
  const row = await findServiceToken(db.read, tokenKey)
  return row ? ok(toView(row)) : fail('not_found')
}

const toView = ({ tokenKey, name, createdBy, createdAt, lastUsedAt }: ServiceTokenRow): ServiceTokenView => ({
  tokenKey,
  name,
  createdBy,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
})
