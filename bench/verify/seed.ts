// Fills a database for the benchmark and writes tokens, service token and admin token to a file.
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createAudit } from '../../lib/audit/index'
import { createDb, type Tx } from '../../lib/db/client'
import { migrate } from '../../lib/db/migrate'
import type { OrgId } from '../../lib/ids'
import { noJournal } from '../../lib/journal/index'
import { readKeyFile } from '../../lib/keys'
import { createLog } from '../../lib/log'
import { putTable } from '../../lib/seeding/index'
import { createServiceTokens } from '../../lib/service-tokens/index'
import { sealRow } from '../../lib/tokens/digest'
import { digestToken, firstPolicy, mintToken, mintTokenKey, presets } from '../../lib/tokens/index'

const [url = '', keyFile = '', output = '', count = '100000'] = process.argv.slice(2)
const orgId = 'bench' as OrgId
const now = new Date()
/** Tokens in daily use: near its deletion for inactivity, a token's use would be written before the response. */
const [createdAt, lastUsedAt] = [30, 1].map((days) => new Date(now.getTime() - days * 86_400_000)) as [Date, Date]
const random = { bytes: (length: number) => randomBytes(length) }
const keys = readKeyFile(keyFile)
const batchSize = 1_000

function tokenRow(index: number) {
  const tokenKey = mintTokenKey('user', random)
  const token = mintToken(tokenKey, random)
  const isDeleted = index % 20 === 0
  const sealed = {
    tokenKey,
    orgId,
    locationId: null,
    ownerId: 'owner',
    type: 'user',
    scopes: 'contacts:read contacts:write',
    ipAllowlist: '',
    ...digestToken(token, keys.pepper),
    previousDigest: null,
    previousPepperId: null,
    previousEndsAt: null,
    previousExpiresAt: null,
    requestsPerMinute: 0,
    createdAt,
    expiresAt: null,
    keptAt: null,
    deactivatedAt: null,
    removedAt: null,
    revokedAt: isDeleted ? createdAt : null,
    rotatedAt: null,
    generation: 1,
    version: 1,
  }
  const described = {
    id: `token-${index}`,
    name: `Token ${index}`,
    note: '',
    search: '',
    createdById: 'owner',
    createdByName: 'Olga Pires',
  }
  return { token, isDeleted, row: { ...described, ...sealed, slot: null, liveSlot: null, ...sealRow(sealed, keys.seal) } }
}

async function addOrganization(tx: Tx): Promise<void> {
  await tx.organization.create({ data: { id: orgId, slug: orgId, name: 'Northwind Realty', timeZone: 'UTC', createdAt } })
  await tx.policy.create({ data: { ...firstPolicy('default', presets.default, createdAt), orgId, version: 1 } })
  const person = {
    id: 'owner',
    email: 'olga@example.com',
    name: 'Olga Pires',
    search: '',
    passwordHash: '',
    signature: '',
    timeZone: 'UTC',
  }
  await tx.user.create({ data: { ...person, exactTimes: false, createdAt } })
  await tx.membership.create({ data: { orgId, userId: 'owner', role: 'owner', createdAt } })
}

await migrate(url, `prisma/migrations/${url.startsWith('file:') ? 'sqlite' : 'postgres'}`)
const db = createDb(url)
const audit = createAudit({ db, key: keys.audit })
const clock = { now: () => Promise.resolve(createdAt), mayDelete: () => Promise.resolve(false) }
await db.write(async (tx) => {
  await addOrganization(tx)
  await audit.open(tx, orgId)
})
const active: string[] = []
const deleted: string[] = []
for (let start = 0; start < Number(count); start += batchSize) {
  const made = Array.from({ length: Math.min(batchSize, Number(count) - start) }, (_, index) => tokenRow(start + index))
  for (const { token, isDeleted } of made) (isDeleted ? deleted : active).push(token)
  await db.write((tx) =>
    putTable(
      tx,
      db.engine,
      'Token',
      made.map(({ row }) => row),
    ),
  )
  const uses = made.map(({ row }) => ({ tokenId: row.id, orgId, lastUsedAt }))
  await db.write((tx) => putTable(tx, db.engine, 'TokenUse', uses))
}
const services = createServiceTokens({ db, audit, clock, random, keys, log: createLog('warn'), journal: noJournal })
const service = await services.create({ kind: 'operator', name: 'bench' }, { name: 'Bench' })
if (!service.ok) throw new Error(service.error.code)
const unknown = Array.from({ length: 5_000 }, () => mintToken(mintTokenKey('user', random), random))
writeFileSync(output, JSON.stringify({ service: service.value.secret.reveal(), active, deleted, unknown }))
await db.close()
