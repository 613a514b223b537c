import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import { type FillOnce, type OpenDb, onPostgres, onSqlite, type TestDb } from '../../testing/databases/databases'
import { fillWithTokens } from '../../testing/fixtures/many-tokens'
import { type OrgFixture, openOrgFixture, orgId, reopenOrgFixture } from '../../testing/fixtures/org-fixture'
import { availableActions } from '../available-actions'
import { splitList, type TokenRecord } from '../record'
import type { TokenAction } from '../schema'
import { inactivityDeletionAt, statusOf, stillWorks } from '../status'
import { findTokens } from '../store'
import { changedFields, policyAfter } from './change'
import { type PolicyTerms, presets } from './presets'
import { readPolicy } from './record'
import { type PolicyInput, policyInput } from './schema'
import { surveyPolicy } from './survey'

interface World {
  readonly scene: OrgFixture
  readonly admin: PersonActor
  readonly owners: ReadonlyMap<string, PersonActor>
  /** As they were made. */
  readonly tokens: readonly TokenRecord[]
}

type Open = (terms: Partial<PolicyTerms>) => Promise<World>

/** The same thousand tokens every time, under another policy. */
function opening(fillOnce: FillOnce): Open {
  const copy = fillOnce(fill)
  return async (terms) => {
    const { db, filled } = await copy()
    return { ...filled, scene: await reopenOrgFixture(db, terms) }
  }
}

async function fill(db: TestDb): Promise<Omit<World, 'scene'>> {
  const scene = await openOrgFixture(db)
  const admin = await scene.person('owner', 'Ana Martins', { fresh: true })
  const owners: PersonActor[] = []
  for (let index = 0; index < 5; index += 1) owners.push(await scene.person('member', `Member ${index}`))
  await fillWithTokens(scene, owners, 1_000)
  return { admin, owners: new Map(owners.map((owner) => [owner.userId, owner])), tokens: await readTokens(scene) }
}

/** Whoever may do most with a token. */
const actorFor = ({ owners, admin }: World, { ownerId }: TokenRecord): PersonActor => owners.get(ownerId ?? '') ?? admin

async function readTokens({ db }: OrgFixture): Promise<TokenRecord[]> {
  const page = (at: number) => findTokens(db.read, { orgId, revokedAt: null }, [{ id: 'asc' }], at, 250)
  return [...(await page(0)), ...(await page(250)), ...(await page(500)), ...(await page(750))]
}

/** What policy makes of each token, as every list shows it, and the places it holds. */
async function livesOf(world: World, records: readonly TokenRecord[]): Promise<ReadonlyMap<string, string>> {
  const [policy, now] = [await readPolicy(world.scene.db.read, orgId), await world.scene.clock.now()]
  return new Map(
    records.map((token) => {
      const { tokenKey, expiresAt, slot } = token
      const status = statusOf(token, policy, now)
      const offered = availableActions(actorFor(world, token), token, policy, now).filter((action) => action !== 'view')
      const life = [stillWorks(status), expiresAt?.toISOString(), inactivityDeletionAt(token, policy)?.toISOString(), slot, ...offered]
      return [tokenKey, status === 'expired' ? status : `${status} ${life.join(' ')}`]
    }),
  )
}

type Probe = (world: World) => Promise<ReadonlyMap<string, string>>

const stored: Probe = async ({ scene }) => {
  const rows = await scene.db.read.storedSecret.findMany({ include: { token: true } })
  return new Map(rows.map(({ token }) => [token.tokenKey, 'stored']))
}

/** Some are enough for what is done one by one. */
const isTried = (key: string): boolean => Number(key.slice(-3)) % 53 === 0

/** Does something to tokens that offer it, and tells what came of it. */
const trying =
  (action: TokenAction, attempt: (scene: OrgFixture, actor: PersonActor, token: TokenRecord) => Promise<string>): Probe =>
  async (world) => {
    const found = new Map<string, string>()
    for (const token of world.tokens.filter(({ tokenKey }) => isTried(tokenKey))) {
      if (await offers(world, token, action)) found.set(token.tokenKey, await attempt(world.scene, actorFor(world, token), token))
    }
    return found
  }

const offers = async (world: World, token: TokenRecord, action: TokenAction): Promise<boolean> =>
  availableActions(actorFor(world, token), token, await readPolicy(world.scene.db.read, orgId), await world.scene.clock.now()).includes(
    action,
  )

const rotate = trying('rotate', async ({ tokens }, actor, { tokenKey }) => {
  const rotated = await tokens.rotate(actor, tokenKey, { overlap: 'PT0S' })
  return rotated.ok ? (rotated.value.token.expiresAt ?? 'never') : rotated.error.code
})

const restore = trying('restore', async ({ tokens }, actor, { tokenKey }) => {
  const restored = await tokens.restore(actor, tokenKey)
  if (restored.ok) await tokens.remove(actor, tokenKey)
  return restored.ok ? 'restored' : restored.error.code
})

const changeOverlap = trying('changeOverlap', async ({ tokens }, actor, { tokenKey }) => {
  const extended = await tokens.changeOverlap(actor, tokenKey, { change: 'extend' })
  return extended.ok ? (extended.value.overlapEndsAt ?? '') : extended.error.code
})

const edit = trying('edit', async ({ tokens }, actor, { type, tokenKey, name, note, scopes, ipAllowlist, version }) => {
  if (type !== 'admin') return 'no rule'
  const edited = await tokens.edit(actor, tokenKey, { version, name, note, scopes: splitList(scopes), ipAllowlist: splitList(ipAllowlist) })
  return edited.ok ? 'edited' : edited.error.code
})

const nothing: Probe = () => Promise.resolve(new Map())
const probes = { rotate, restore, changeOverlap, edit, stored, nothing } as const
const isOneByOne = (probe: keyof typeof probes): boolean => probe !== 'stored' && probe !== 'nothing'
const open0 = { maxLifetime: null, noExpirationAllowed: true } as const

const cases: readonly (readonly [string, Partial<PolicyTerms>, Partial<PolicyInput>, keyof typeof probes])[] = [
  ['fewer listed', { listedPerPerson: 200, livePerPerson: 0 }, { listedPerPerson: 70 }, 'restore'],
  ['more listed', { listedPerPerson: 5, livePerPerson: 0 }, { listedPerPerson: 90 }, 'restore'],
  ['fewer live', { livePerPerson: 200 }, { livePerPerson: 10 }, 'restore'],
  ['another default lifetime', {}, { defaultLifetime: 'P90D' }, 'rotate'],
  ['a shorter longest lifetime', {}, { defaultLifetime: 'P90D', maxLifetime: 'P90D' }, 'rotate'],
  ['no end date forbidden', open0, { noExpirationAllowed: false }, 'rotate'],
  ['disuse switched on', { inactivityDays: 0 }, { inactivityDays: 90 }, 'nothing'],
  ['disuse switched off', {}, { inactivityDays: 0 }, 'nothing'],
  ['disuse sooner', {}, { inactivityDays: 16 }, 'nothing'],
  ['disuse later', {}, { inactivityDays: 365 }, 'nothing'],
  ['remove no longer offered', {}, { removeAllowed: false }, 'nothing'],
  ['remove offered', { removeAllowed: false }, { removeAllowed: true }, 'nothing'],
  ['viewing forbidden', { viewAllowed: true }, { viewAllowed: false }, 'stored'],
  ['viewing allowed', {}, { viewAllowed: true }, 'nothing'],
  ['fewer may make admin tokens', {}, { adminCreators: ['owner'] }, 'nothing'],
  ['fewer may make location tokens', {}, { locationCreators: ['owner'] }, 'nothing'],
  ['nobody may make admin tokens', {}, { adminCreators: [] }, 'nothing'],
  ['nobody may make location tokens', {}, { locationCreators: [] }, 'nothing'],
  ['somebody may make admin tokens again', { adminCreators: [] }, { adminCreators: ['owner'] }, 'nothing'],
  ['admin tokens need addresses to be rotated', {}, { adminNeedsIpAllowlist: true }, 'rotate'],
  ['admin tokens need addresses', {}, { adminNeedsIpAllowlist: true }, 'edit'],
  ['admin tokens need no addresses', { adminNeedsIpAllowlist: true }, { adminNeedsIpAllowlist: false }, 'edit'],
  ['a shorter overlap', {}, { maxOverlapHours: 72 }, 'changeOverlap'],
  ['a longer overlap', { maxOverlapHours: 72 }, { maxOverlapHours: 168 }, 'changeOverlap'],
  ['new tokens paused', {}, { paused: true, pausedNote: 'Ask Ana.' }, 'nothing'],
]

const dryRunSuite = (tried: typeof cases) => (_open: OpenDb, fillOnce: FillOnce) => {
  const open = opening(fillOnce)

  it.each(tried)(
    '%s: the dry run names the tokens it then happens to, and no other',
    async (_name, terms, change, action) => {
      const world = await open(terms)
      // what is done one by one leaves its mark, so the other way is tried on a second thousand
      const unchanged = isOneByOne(action) ? await open(terms) : world
      const before = [await livesOf(unchanged, unchanged.tokens), await probes[action](unchanged)] as const
      const named = await dryRun(world, await inputWith(world, change))
      await save(world, await inputWith(world, change))
      const lives = await livesOf(world, await readTokens(world.scene))
      expect([...lives].filter(([key, life]) => life.includes('true') !== before[0].get(key)?.includes('true'))).toEqual([])
      const happened = [...differences(before[0], lives), ...differences(before[1], await probes[action](world))]
      const expected = isOneByOne(action) ? named.filter((key) => before[1].has(key)) : named
      expect([...new Set(happened)].sort()).toEqual(expected.sort())
    },
    60_000,
  )

  it('other notices reach every token that has an end', async () => {
    const world = await open({})
    const named = await dryRun(world, await inputWith(world, { noticeDays: [30, 2] }))
    const policy = await readPolicy(world.scene.db.read, orgId)
    const now = await world.scene.clock.now()
    const alive = world.tokens.filter((token) => statusOf(token, policy, now) !== 'expired')
    expect(named.sort()).toEqual(alive.map(({ tokenKey }) => tokenKey).sort())
  })

  it('a preset as a whole does what its fields do, and names a hundred tokens of each', async () => {
    const world = await open({})
    const brokerage = { ...presets.brokerage, preset: 'brokerage' } as unknown as Partial<PolicyInput>
    const before = await livesOf(world, world.tokens)
    const preview = await world.scene.tokens.policy.preview(world.admin, await inputWith(world, brokerage))
    const named = await dryRun(world, await inputWith(world, brokerage))
    await save(world, await inputWith(world, brokerage))
    const happened = differences(before, await livesOf(world, await readTokens(world.scene)))
    expect(happened.filter((key) => !named.includes(key))).toEqual([])
    expect(preview).toMatchObject({ ok: true, value: { existing: world.tokens.length, affected: named.length } })
    const effects = preview.ok ? preview.value.effects : []
    expect(effects.map(({ kind }) => kind)).toContain('unused_stops')
    expect(effects.every(({ tokens, count }) => tokens.length === Math.min(100, count))).toBe(true)
  }, 60_000)
}

onSqlite('what a change of policy does to a thousand tokens', dryRunSuite(cases))
// the rules are one; what could differ between the databases is how a thousand tokens are read and written at once
const atOnce = cases.filter(([, , , probe], index) => !isOneByOne(probe) && cases.findIndex((each) => each[3] === probe) === index)
onPostgres('what a change of policy does to a thousand tokens', dryRunSuite(atOnce))

async function inputWith({ scene, admin }: World, change: Partial<PolicyInput>): Promise<PolicyInput> {
  const policy = await scene.tokens.policy.show(admin)
  if (!policy.ok) throw new Error(policy.error.code)
  return { ...policy.value.terms, ...change }
}

/** The keys of every token that would change. */
async function dryRun({ scene }: World, input: PolicyInput): Promise<string[]> {
  const [before, now] = [await readPolicy(scene.db.read, orgId), await scene.clock.now()]
  const after = policyAfter(before, policyInput.parse(input), now)
  const all = await surveyPolicy(scene.db.read, orgId, { before, after, fields: changedFields(before, after), now }, 10_000)
  return [...new Set(all.effects.filter(({ changes }) => changes).flatMap(({ tokens }) => tokens.map(({ tokenKey }) => tokenKey)))]
}

async function save({ scene, admin }: World, input: PolicyInput): Promise<void> {
  const policy = await scene.tokens.policy.show(admin)
  const saved = policy.ok ? await scene.tokens.policy.save(admin, input, policy.value.version) : policy
  if (!saved.ok) throw new Error(JSON.stringify(saved.error))
}

const differences = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key))
