import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import { type FillOnce, type OpenDb, onPostgres, onSqlite, type TestDb } from '../../testing/databases/databases'
import { finish } from '../../testing/fixtures/finish'
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
  readonly fixture: OrgFixture
  readonly admin: PersonActor
  readonly owners: ReadonlyMap<string, PersonActor>
  /** As created, before any change. */
  readonly tokens: readonly TokenRecord[]
}

type Open = (terms: Partial<PolicyTerms>) => Promise<World>

/** Opens a copy of the same thousand tokens under the given policy. */
function createOpen(fillOnce: FillOnce): Open {
  const copy = fillOnce(fill)
  return async (terms) => {
    const { db, filled } = await copy()
    return { ...filled, fixture: await reopenOrgFixture(db, terms) }
  }
}

async function fill(db: TestDb): Promise<Omit<World, 'fixture'>> {
  const fixture = await openOrgFixture(db)
  const admin = await fixture.person('owner', 'Ana Martins', { fresh: true })
  const owners: PersonActor[] = []
  for (let index = 0; index < 5; index += 1) owners.push(await fixture.person('member', `Member ${index}`))
  await fillWithTokens(fixture, owners, 1_000)
  return { admin, owners: new Map(owners.map((owner) => [owner.userId, owner])), tokens: await readTokens(fixture) }
}

/** The owner, or the administrator for tokens without one. */
const actorFor = ({ owners, admin }: World, { ownerId }: TokenRecord): PersonActor => owners.get(ownerId ?? '') ?? admin

async function readTokens({ db }: OrgFixture): Promise<TokenRecord[]> {
  const page = (at: number) => findTokens(db.read, { orgId, revokedAt: null }, [{ id: 'asc' }], at, 250)
  return [...(await page(0)), ...(await page(250)), ...(await page(500)), ...(await page(750))]
}

/** The state of each token under the current policy: status, dates, limit slot and available actions. */
async function statesOf(world: World, records: readonly TokenRecord[]): Promise<ReadonlyMap<string, string>> {
  const [policy, now] = [await readPolicy(world.fixture.db.read, orgId), await world.fixture.clock.now()]
  return new Map(
    records.map((token) => {
      const { tokenKey, expiresAt, slot } = token
      const status = statusOf(token, policy, now)
      const actions = availableActions(actorFor(world, token), token, policy, now).filter((action) => action !== 'view')
      const state = [stillWorks(status), expiresAt?.toISOString(), inactivityDeletionAt(token, policy)?.toISOString(), slot, ...actions]
      return [tokenKey, status === 'expired' ? status : `${status} ${state.join(' ')}`]
    }),
  )
}

type Probe = (world: World) => Promise<ReadonlyMap<string, string>>

const stored: Probe = async ({ fixture }) => {
  const rows = await fixture.db.read.storedSecret.findMany({ include: { token: true } })
  return new Map(rows.map(({ token }) => [token.tokenKey, 'stored']))
}

/** A sample for actions that are performed one by one. */
const isSampled = (key: string): boolean => Number(key.slice(-3)) % 53 === 0

/** Performs an action on the sampled tokens that offer it and records each result. */
const performOnSample =
  (action: TokenAction, perform: (fixture: OrgFixture, actor: PersonActor, token: TokenRecord) => Promise<string>): Probe =>
  async (world) => {
    const found = new Map<string, string>()
    for (const token of world.tokens.filter(({ tokenKey }) => isSampled(tokenKey))) {
      if (await offers(world, token, action)) found.set(token.tokenKey, await perform(world.fixture, actorFor(world, token), token))
    }
    return found
  }

const offers = async (world: World, token: TokenRecord, action: TokenAction): Promise<boolean> =>
  availableActions(actorFor(world, token), token, await readPolicy(world.fixture.db.read, orgId), await world.fixture.clock.now()).includes(
    action,
  )

const rotate = performOnSample('rotate', async ({ tokens }, actor, { tokenKey }) => {
  const rotated = await tokens.rotate(actor, tokenKey, { overlap: 'PT0S' })
  return rotated.ok ? (rotated.value.token.expiresAt ?? 'never') : rotated.error.code
})

const restore = performOnSample('restore', async ({ tokens }, actor, { tokenKey }) => {
  const restored = await tokens.restore(actor, tokenKey)
  if (restored.ok) await tokens.remove(actor, tokenKey)
  return restored.ok ? 'restored' : restored.error.code
})

const changeOverlap = performOnSample('changeOverlap', async ({ tokens }, actor, { tokenKey }) => {
  const extended = await tokens.changeOverlap(actor, tokenKey, { change: 'extend' })
  return extended.ok ? (extended.value.overlapEndsAt ?? '') : extended.error.code
})

const edit = performOnSample('edit', async ({ tokens }, actor, { type, tokenKey, name, note, scopes, ipAllowlist, version }) => {
  if (type !== 'admin') return 'no rule'
  const edited = await tokens.edit(actor, tokenKey, { version, name, note, scopes: splitList(scopes), ipAllowlist: splitList(ipAllowlist) })
  return edited.ok ? 'edited' : edited.error.code
})

const requestLimit: Probe = async (world) => {
  const [policy, now] = [await readPolicy(world.fixture.db.read, orgId), await world.fixture.clock.now()]
  const found = new Map<string, string>()
  for (const token of world.tokens.filter((each) => isSampled(each.tokenKey) && statusOf(each, policy, now) !== 'expired')) {
    const shown = await world.fixture.tokens.show(world.admin, token.tokenKey)
    if (shown.ok) found.set(token.tokenKey, String(shown.value.requestsPerMinute))
  }
  return found
}

const none: Probe = () => Promise.resolve(new Map())
const probes = { rotate, restore, changeOverlap, edit, requestLimit, stored, none } as const
const isSampledProbe = (probe: keyof typeof probes): boolean => probe !== 'stored' && probe !== 'none'
const unlimitedLifetime = { maxLifetime: null, noExpirationAllowed: true } as const

const cases: readonly (readonly [string, Partial<PolicyTerms>, Partial<PolicyInput>, keyof typeof probes])[] = [
  ['fewer listed', { listedPerPerson: 200, livePerPerson: 0 }, { listedPerPerson: 70 }, 'restore'],
  ['more listed', { listedPerPerson: 5, livePerPerson: 0 }, { listedPerPerson: 90 }, 'restore'],
  ['fewer live', { livePerPerson: 200 }, { livePerPerson: 10 }, 'restore'],
  ['another default lifetime', {}, { defaultLifetime: 'P90D' }, 'rotate'],
  ['a shorter maximum lifetime', {}, { defaultLifetime: 'P90D', maxLifetime: 'P90D' }, 'rotate'],
  ['no expiration forbidden', unlimitedLifetime, { noExpirationAllowed: false }, 'rotate'],
  ['deletion for inactivity enabled', { inactivityDays: 0 }, { inactivityDays: 90 }, 'none'],
  ['deletion for inactivity disabled', {}, { inactivityDays: 0 }, 'none'],
  ['deletion for inactivity sooner', {}, { inactivityDays: 16 }, 'none'],
  ['deletion for inactivity later', {}, { inactivityDays: 365 }, 'none'],
  ['removing forbidden', {}, { removeAllowed: false }, 'none'],
  ['removing allowed', { removeAllowed: false }, { removeAllowed: true }, 'none'],
  ['viewing forbidden', { viewAllowed: true }, { viewAllowed: false }, 'stored'],
  ['viewing allowed', {}, { viewAllowed: true }, 'none'],
  ['fewer roles can create admin tokens', {}, { adminCreators: ['owner'] }, 'none'],
  ['fewer roles can create location tokens', {}, { locationCreators: ['owner'] }, 'none'],
  ['no role can create admin tokens', {}, { adminCreators: [] }, 'none'],
  ['no role can create location tokens', {}, { locationCreators: [] }, 'none'],
  ['a role can create admin tokens again', { adminCreators: [] }, { adminCreators: ['owner'] }, 'none'],
  ['rotating admin tokens requires an IP allowlist', {}, { adminNeedsIpAllowlist: true }, 'rotate'],
  ['admin tokens require an IP allowlist', {}, { adminNeedsIpAllowlist: true }, 'edit'],
  ['admin tokens no longer require an IP allowlist', { adminNeedsIpAllowlist: true }, { adminNeedsIpAllowlist: false }, 'edit'],
  ['a shorter overlap', {}, { maxOverlapHours: 72 }, 'changeOverlap'],
  ['a longer overlap', { maxOverlapHours: 72 }, { maxOverlapHours: 168 }, 'changeOverlap'],
  ['requests limited', {}, { requestsPerMinute: 60 }, 'requestLimit'],
  ['requests no longer limited', { requestsPerMinute: 60 }, { requestsPerMinute: 0 }, 'requestLimit'],
  ['creating tokens paused', {}, { paused: true, pausedNote: 'Ask Ana.' }, 'none'],
]

const dryRunSuite = (selected: typeof cases) => (_open: OpenDb, fillOnce: FillOnce) => {
  const open = createOpen(fillOnce)

  it.each(selected)(
    '%s: the dry run names exactly the tokens that the saved change affects',
    async (_name, terms, change, action) => {
      const world = await open(terms)
      // sampled actions change their tokens, so the unchanged policy is probed on a second copy
      const unchanged = isSampledProbe(action) ? await open(terms) : world
      const before = [await statesOf(unchanged, unchanged.tokens), await probes[action](unchanged)] as const
      const named = await dryRun(world, await inputWith(world, change))
      await save(world, await inputWith(world, change))
      const states = await statesOf(world, await readTokens(world.fixture))
      expect([...states].filter(([key, state]) => state.includes('true') !== before[0].get(key)?.includes('true'))).toEqual([])
      const happened = [...differences(before[0], states), ...differences(before[1], await probes[action](world))]
      const expected = isSampledProbe(action) ? named.filter((key) => before[1].has(key)) : named
      expect([...new Set(happened)].sort()).toEqual(expected.sort())
    },
    60_000,
  )

  it('changed notice days affect every token with an expiration or deletion date', async () => {
    const world = await open({})
    const named = await dryRun(world, await inputWith(world, { noticeDays: [30, 2] }))
    const policy = await readPolicy(world.fixture.db.read, orgId)
    const now = await world.fixture.clock.now()
    const alive = world.tokens.filter((token) => statusOf(token, policy, now) !== 'expired')
    expect(named.sort()).toEqual(alive.map(({ tokenKey }) => tokenKey).sort())
  })

  it('a preset has the effects of its fields, and each effect names at most 100 tokens', async () => {
    const world = await open({})
    const brokerage = { ...presets.brokerage, preset: 'brokerage' } as unknown as Partial<PolicyInput>
    const before = await statesOf(world, world.tokens)
    const steps = await world.fixture.tokens.policy.preview(world.admin, await inputWith(world, brokerage))
    const preview = steps.ok ? await finish(steps.value) : steps
    const named = await dryRun(world, await inputWith(world, brokerage))
    await save(world, await inputWith(world, brokerage))
    const happened = differences(before, await statesOf(world, await readTokens(world.fixture)))
    expect(happened.filter((key) => !named.includes(key))).toEqual([])
    expect(preview).toMatchObject({ existing: world.tokens.length, affected: named.length })
    const effects = 'effects' in preview ? preview.effects : []
    expect(effects.map(({ kind }) => kind)).toContain('unused_stops')
    expect(effects.every(({ tokens, count }) => tokens.length === Math.min(100, count))).toBe(true)
  }, 60_000)
}

onSqlite('policy changes on a thousand tokens', dryRunSuite(cases))
// the rules are shared; databases can differ only in bulk reads and writes
const bulkCases = cases.filter(([, , , probe], index) => !isSampledProbe(probe) && cases.findIndex((each) => each[3] === probe) === index)
onPostgres('policy changes on a thousand tokens', dryRunSuite(bulkCases))

async function inputWith({ fixture, admin }: World, change: Partial<PolicyInput>): Promise<PolicyInput> {
  const policy = await fixture.tokens.policy.show(admin)
  if (!policy.ok) throw new Error(policy.error.code)
  return { ...policy.value.terms, ...change }
}

/** Keys of the tokens the change would affect. */
async function dryRun({ fixture }: World, input: PolicyInput): Promise<string[]> {
  const [before, now] = [await readPolicy(fixture.db.read, orgId), await fixture.clock.now()]
  const after = policyAfter(before, policyInput.parse(input), now)
  const all = await finish(surveyPolicy(fixture.db.read, orgId, { before, after, fields: changedFields(before, after), now }, 10_000))
  return [...new Set(all.effects.filter(({ changes }) => changes).flatMap(({ tokens }) => tokens.map(({ tokenKey }) => tokenKey)))]
}

async function save({ fixture, admin }: World, input: PolicyInput): Promise<void> {
  const policy = await fixture.tokens.policy.show(admin)
  const saved = policy.ok ? await fixture.tokens.policy.save(admin, input, policy.value.version) : policy
  if (!saved.ok) throw new Error(JSON.stringify(saved.error))
}

const differences = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((key) => one.get(key) !== other.get(key))
