import { randomBytes } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { createDb, type Db } from '../../lib/db/client'
import { readKeyFile } from '../../lib/keys'
import { sealRow } from '../../lib/tokens/digest'
import { digestToken, firstPolicy, mintToken, mintTokenKey, presets } from '../../lib/tokens/index'
import * as rows from './rows'

/** An organization with 100 tokens, to compare pages with. */
const smallOrg = 'bench-few'
const tokens = 100
const random = { bytes: (length: number) => randomBytes(length) }
const dayMs = 86_400_000

/** Signs the owner of the big organization in, also as owner of a small one, and creates an admin token. */
export async function addViewer(url: string, keyFile: string) {
  const db = createDb(url)
  const keys = readKeyFile(keyFile)
  if ((await db.read.organization.count({ where: { id: smallOrg } })) === 0) await addSmall(db)
  const now = new Date()
  const endsAt = new Date(now.getTime() + dayMs)
  const id = Array.from(randomBytes(22), (byte) => String.fromCharCode(97 + (byte % 26))).join('')
  const session = { id, userId: rows.userIdOf(rows.bigOrg, 0), createdAt: now, lastSeenAt: now, endsAt, reauthUntil: endsAt }
  const { token, row } = adminToken(keys)
  await db.write(async (tx) => {
    await tx.session.create({ data: session })
    await tx.token.create({ data: row })
  })
  await db.close()
  const secret = Buffer.from(keys.session).toString('base64url')
  return { bigOrg: rows.bigOrg, smallOrg, token, cookie: await encode({ token: { sid: id }, secret, maxAge: 86_400 }) }
}

async function addSmall(db: Db): Promise<void> {
  const policy = firstPolicy('default', { ...presets.default, listedPerPerson: 0, livePerPerson: 0, inactivityDays: 90 }, rows.now)
  const few = <Row>(count: number, make: (index: number) => Row) => Array.from({ length: count }, (_, index) => make(index))
  const owner = { orgId: smallOrg, userId: rows.userIdOf(rows.bigOrg, 0), role: 'owner', createdAt: rows.now }
  await db.write(async (tx) => {
    await tx.organization.create({ data: { id: smallOrg, slug: smallOrg, name: smallOrg, timeZone: 'Europe/Lisbon', createdAt: rows.now } })
    await tx.policy.create({ data: { ...policy, inactivitySince: new Date(0), orgId: smallOrg, version: 1 } })
    await tx.auditHead.create({ data: { orgId: smallOrg, seq: 0, mac: '' } })
    await tx.location.createMany({ data: few(20, (index) => rows.locationRow(smallOrg, index)) })
    await tx.user.createMany({ data: few(20, (index) => rows.userRow(smallOrg, index)) })
    await tx.membership.createMany({ data: [owner, ...few(20, (index) => ({ ...rows.membershipRow(smallOrg, index), role: 'member' }))] })
    await tx.token.createMany({ data: few(tokens, (index) => rows.tokenRow(smallOrg, 99, index)) })
    await tx.tokenUse.createMany({ data: few(tokens, (index) => rows.useRow(smallOrg, 99, index)) })
  })
}

function adminToken({ pepper, seal }: ReturnType<typeof readKeyFile>) {
  const tokenKey = mintTokenKey('admin', random)
  const token = mintToken(tokenKey, random)
  const { ownerId, locationId, previousEndsAt, deactivatedAt, removedAt, ...made } = rows.tokenRow(rows.bigOrg, 98, 0)
  const never = { ownerId: null, locationId: null, previousEndsAt: null, deactivatedAt: null, removedAt: null, revokedAt: null }
  const more = {
    previousDigest: null,
    previousPepperId: null,
    previousExpiresAt: null,
    requestsPerMinute: 0,
    keptAt: null,
    rotatedAt: null,
  }
  const id = `token-${tokenKey}`
  const sealed = { ...made, ...never, ...more, id, type: 'admin', tokenKey, expiresAt: null, ...digestToken(token, pepper) }
  return { token, row: { ...sealed, ...sealRow(sealed, seal) } }
}
