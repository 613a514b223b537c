import type { PersonActor } from '../actor'
import { daysAfter } from '../calendar'
import type { SessionId } from '../ids'
import type { Secret } from '../secret'
import type { Tokens } from '../tokens/index'
import type { StepSeed, TokenSeed } from './organisation-seed'
import type { Scene } from './seed-organisation'
import type { SeedingClock } from './seeding-clock'
import { unwrap } from './unwrap'

export interface IssuedSeed {
  readonly seed: TokenSeed
  readonly tokenKey: string
  readonly secret: Secret
}

interface Moment {
  readonly daysAgo: number
  readonly seed: TokenSeed
  readonly step: StepSeed['does'] | 'create'
}

/** Makes every token and what happened to it since, in the order of time. */
export async function seedTokens(tokens: Tokens, clock: SeedingClock, scene: Scene): Promise<IssuedSeed[]> {
  const issued = new Map<TokenSeed, IssuedSeed>()
  for (const { daysAgo, seed, step } of timeline(scene.seed.tokens)) {
    clock.goTo(daysAgo)
    const actor = actorOf(scene, seed.maker)
    const before = issued.get(seed)
    const after = before ? await change(tokens, actor, before, step) : await create(tokens, actor, scene, seed)
    issued.set(seed, after)
  }
  return scene.seed.tokens.flatMap((seed) => issued.get(seed) ?? [])
}

function timeline(seeds: readonly TokenSeed[]): Moment[] {
  const moments = seeds.flatMap((seed): Moment[] => [
    { daysAgo: seed.madeDaysAgo, seed, step: 'create' },
    ...(seed.steps ?? []).map(({ daysAgo, does }): Moment => ({ daysAgo, seed, step: does })),
  ])
  return moments.sort((a, b) => b.daysAgo - a.daysAgo)
}

async function create(tokens: Tokens, actor: PersonActor, scene: Scene, seed: TokenSeed): Promise<IssuedSeed> {
  const { name, note = '', type = 'user', scopes, addresses = [], lives = 'P1Y' } = seed
  const locationId = seed.location === undefined ? null : (scene.locations.get(seed.location)?.id ?? null)
  const ends = { kind: 'after', duration: lives } as const
  const input = { name, note, type, locationId, scopes: [...scopes], addresses: [...addresses], ends, acknowledged: type === 'admin' }
  const { token, secret } = unwrap(await tokens.create(actor, input))
  return { seed, tokenKey: token.tokenKey, secret }
}

async function change(tokens: Tokens, actor: PersonActor, issued: IssuedSeed, step: Moment['step']): Promise<IssuedSeed> {
  const { tokenKey } = issued
  if (step === 'rotate') return { ...issued, secret: unwrap(await tokens.rotate(actor, tokenKey, { overlap: 'PT24H' })).secret }
  if (step === 'deactivate') unwrap(await tokens.setActive(actor, tokenKey, false))
  if (step === 'remove') unwrap(await tokens.remove(actor, tokenKey))
  if (step === 'delete') unwrap(await tokens.revoke(actor, tokenKey))
  return issued
}

/** A person of the seed, freshly signed in. */
export function actorOf({ seed, orgId, people, locations, present }: Scene, email: string): PersonActor {
  const person = people.get(email)
  const member = seed.people.find((each) => each.email === email)
  if (!person || !member) throw new Error(`The seed knows nobody with the address ${email}.`)
  return {
    kind: 'person',
    userId: person.userId,
    name: person.name,
    orgId,
    role: member.role,
    locationIds: (member.locations ?? []).flatMap((name) => locations.get(name)?.id ?? []),
    sessionId: '' as SessionId,
    sudoUntil: daysAfter(present, 1),
    timeZone: seed.timeZone,
    origin: { ip: '198.51.100.24', userAgent: null, requestId: null },
  }
}
