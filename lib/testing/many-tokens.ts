import type { PersonActor } from '../actor'
import type { Prisma } from '../db/generated/sqlite/client'
import { putTable } from '../qa/store'
import { daysAfter } from '../time/calendar'
import { digestToken, sealRow } from '../tokens/digest'
import { orgId, type Scene } from './scene'

const types = ['user', 'user', 'user', 'user', 'user', 'user', 'user', 'user', 'location', 'admin'] as const
const letters = { user: 'u', location: 'l', admin: 'a' } as const

/** Spreads numbers evenly and always in the same way, so that two databases are filled alike. */
const mix = (index: number, salt: number, of: number): number => (Math.imul(index + 1, 2_654_435_761 + salt * 40_503) >>> 8) % of

/** Rows of tokens in every status, written at once: users' (listed, removed, expired), location and admin tokens. */
export async function fillWithTokens(scene: Scene, owners: readonly PersonActor[], count: number): Promise<void> {
  const now = await scene.clock.now()
  const places: Places = new Map()
  const made = Array.from({ length: count }, (_, index) => tokenRow(scene, owners, places, index, now))
  const rows = {
    Token: made.map(({ row }) => row satisfies Prisma.TokenCreateManyInput),
    TokenUse: made.flatMap(({ use }) => use ?? []) satisfies Prisma.TokenUseCreateManyInput[],
    StoredSecret: made.flatMap(({ stored }) => stored ?? []) satisfies Prisma.StoredSecretCreateManyInput[],
  }
  await scene.db.write(async (tx) => {
    const dataKey = { id: 'data-key', orgId, viewKeyId: 'view', nonce: '', wrapped: '', createdAt: now }
    await tx.dataKey.create({ data: dataKey })
    for (const [table, written] of Object.entries(rows)) await putTable(tx, scene.db.engine, table, written)
  })
}

type Places = Map<string, { slot: number; liveSlot: number }>

interface Drawn {
  readonly name: string
  readonly type: (typeof types)[number]
  readonly owner: PersonActor
  readonly removed: boolean
  readonly rotating: boolean
}

function tokenRow(scene: Scene, owners: readonly PersonActor[], places: Places, index: number, now: Date) {
  const type = types[mix(index, 1, types.length)] ?? 'user'
  const owner = owners[mix(index, 2, owners.length)]
  if (!owner) throw new Error('Nobody owns these tokens.')
  const drawn = { name: String(index).padStart(16, '0'), type, owner, removed: type === 'user' && mix(index, 3, 5) === 0 }
  const facts = factsOf(scene, { ...drawn, rotating: mix(index, 4, 11) === 0 }, index, now)
  const id = `token-${drawn.name}`
  const row = {
    ...{ id, ...facts, name: `Token ${index}`, note: '', search: `token ${index} ${facts.tokenKey.toLowerCase()}` },
    ...{ createdById: owner.userId, createdByName: owner.name },
    ...takePlaces(places, facts),
    ...sealRow(facts, scene.keys.seal),
  }
  const used = { tokenId: id, orgId, lastUsedAt: daysAfter(now, -mix(index, 14, 120)) }
  const stored = { tokenId: id, orgId, dataKeyId: 'data-key', generation: facts.generation, nonce: '', sealed: '', createdAt: now }
  return { row, use: mix(index, 12, 3) > 0 ? used : null, stored: mix(index, 13, 4) === 0 && !facts.revokedAt ? stored : null }
}

function factsOf({ keys }: Scene, { name, type, owner, removed, rotating }: Drawn, index: number, now: Date) {
  const tokenKey = `kr${letters[type]}_${name}`
  const old = digestToken(`${tokenKey}_old`, keys.pepper)
  const some = (salt: number, one: number, days: number) => (mix(index, salt, one) === 0 ? daysAfter(now, days) : null)
  return {
    ...{ tokenKey, orgId, type, ownerId: type === 'user' ? owner.userId : null },
    ...{ locationId: type === 'location' ? `${orgId}-downtown` : null, createdAt: daysAfter(now, -1 - mix(index, 5, 300)) },
    ...{ scopes: 'contacts:read', addresses: mix(index, 7, 2) === 0 ? '' : '203.0.113.0/24', keptAt: null, version: 1 },
    ...digestToken(`${tokenKey}_new`, keys.pepper),
    ...(rotating ? { previousDigest: old.digest, previousPepperId: old.pepperId } : { previousDigest: null, previousPepperId: null }),
    ...{ rotatedAt: rotating ? daysAfter(now, -mix(index, 6, 3) / 2) : null, generation: rotating ? 2 : 1 },
    ...{ previousEndsAt: rotating ? daysAfter(now, 1 + mix(index, 9, 5)) : null, previousExpiresAt: null },
    expiresAt: endsIn[mix(index, 8, endsIn.length)]?.(now) ?? null,
    ...{ deactivatedAt: some(10, 9, -1), removedAt: removed ? daysAfter(now, -1) : null, revokedAt: some(11, 20, -1) },
  }
}

const endsIn = [() => null, ...[-3, 9, 80, 300, 700].map((days) => (now: Date) => daysAfter(now, days))]

function takePlaces(places: Places, { ownerId, revokedAt, removedAt }: ReturnType<typeof factsOf>) {
  if (ownerId === null || revokedAt) return { slot: null, liveSlot: null }
  const held = places.get(ownerId) ?? { slot: 0, liveSlot: 0 }
  const next = { slot: held.slot + (removedAt ? 0 : 1), liveSlot: held.liveSlot + 1 }
  places.set(ownerId, next)
  return { slot: removedAt ? null : next.slot, liveSlot: next.liveSlot }
}
