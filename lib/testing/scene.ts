import type { PersonActor, Role } from '../actor'
import { createAudit } from '../audit/index'
import type { LocationId, OrgId, SessionId, UserId } from '../ids'
import { searchText } from '../input/search'
import { noOrigin } from '../ports'
import { createTokens, firstPolicy, type PolicyTerms, presets, Scopes, type TokenDeps } from '../tokens/index'
import type { CreateInput } from '../tokens/schema'
import { createUsage } from '../usage/index'
import { type MovableClock, movableClock } from './clock'
import type { TestDb } from './databases'
import { testKeys } from './keys'
import { testNotices } from './notices'
import { quiet } from './quiet'
import { seededRandom } from './random'

export const orgId = 'northwind-org' as OrgId
const created = new Date('2026-01-01T00:00:00Z')
export interface Scene extends TokenDeps {
  readonly clock: MovableClock
  readonly tokens: ReturnType<typeof createTokens>
  /** A member of the organization, with a fresh sign-in when asked. */
  person(role: Role, name?: string, more?: { fresh?: boolean; locationIds?: readonly string[]; org?: OrgId }): Promise<PersonActor>
  /** Makes a user token and answers its token key and whole token. */
  make(actor: PersonActor, input?: Partial<CreateInput>): Promise<{ tokenKey: string; token: string }>
}

/** An organization with a policy and two locations, and the token service over it; a clock that is moved. */
export async function openScene(db: TestDb, terms: Partial<PolicyTerms> = {}): Promise<Scene> {
  const scene = sceneOver(db)
  await addOrganization(scene, orgId, terms)
  return scene
}

/** The same over the copy of a database that had it, with another policy from the start. */
export async function reopenScene(db: TestDb, terms: Partial<PolicyTerms>): Promise<Scene> {
  await db.write((tx) => tx.policy.update({ where: { orgId }, data: policyOf(terms) }))
  return sceneOver(db)
}

const policyOf = (terms: Partial<PolicyTerms>) => firstPolicy('default', { ...presets.default, ...terms }, created)

function sceneOver(db: TestDb): Scene {
  const clock = movableClock()
  const audit = createAudit({ db, key: testKeys.audit })
  const random = seededRandom(db.url)
  const deps: TokenDeps = {
    ...{ db, clock, audit, random, keys: testKeys, log: quiet, scopes: new Scopes() },
    notices: testNotices({ db, clock, random, log: quiet }),
    // no timers: a write after the test would find its database gone
    usage: createUsage({ db, log: quiet, schedule: () => () => undefined }),
  }
  const tokens = createTokens(deps)
  const scene: Scene = { ...deps, clock, tokens, person: (...given) => addPerson(db, ...given), make: (...given) => make(scene, ...given) }
  return scene
}

/** Another tenant beside the scene's own. */
export async function addOrganization({ db, audit }: TokenDeps, id: OrgId, terms: Partial<PolicyTerms> = {}): Promise<void> {
  await db.write(async (tx) => {
    await tx.organization.create({ data: { id, slug: id, name: 'Northwind Realty', timeZone: 'Europe/Lisbon', createdAt: created } })
    await tx.policy.create({ data: { ...policyOf(terms), orgId: id, version: 1 } })
    for (const slug of ['downtown', 'harbour']) {
      await tx.location.create({ data: { id: `${id}-${slug}`, orgId: id, slug, name: slug, createdAt: created } })
    }
    await audit.open(tx, id)
  })
}

async function addPerson(
  db: TestDb,
  role: Role,
  name: string = role,
  { fresh = false, locationIds = [], org = orgId }: { fresh?: boolean; locationIds?: readonly string[]; org?: OrgId } = {},
): Promise<PersonActor> {
  const userId = `${org}-${name}` as UserId
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}.${org}@example.com`
  const person = { id: userId, email, name, search: searchText(name, email), passwordHash: '', signature: '' }
  await db.write(async (tx) => {
    await tx.user.create({ data: { ...person, timeZone: 'Europe/Lisbon', exactTimes: false, createdAt: created } })
    await tx.membership.create({ data: { orgId: org, userId, role, createdAt: created } })
  })
  return {
    ...{ kind: 'person', userId, name, orgId: org, role, locationIds: locationIds as LocationId[] },
    ...{ sessionId: 'session' as SessionId, reauthUntil: fresh ? new Date('9999-01-01T00:00:00Z') : null },
    ...{ timeZone: 'Europe/Lisbon', origin: { ...noOrigin, ip: '203.0.113.7' } },
  }
}

export const userToken: CreateInput = {
  name: 'Zapier sync',
  type: 'user',
  scopes: ['contacts:read', 'contacts:write'],
  ends: { kind: 'after', duration: 'P1Y' },
}

async function make(scene: Scene, actor: PersonActor, input: Partial<CreateInput> = {}) {
  const made = await scene.tokens.create(actor, { ...userToken, ...input })
  if (!made.ok) throw new Error(`The token was not made: ${made.error.code}`)
  return { tokenKey: made.value.token.tokenKey, token: made.value.secret.reveal() }
}
