import type { Secret } from '../secret'
import { presets, type Tokens } from '../tokens/index'
import type { CreateInput } from '../tokens/schema'
import { actorOf } from './actor'
import type { StepSeed, TokenSeed } from './organization-seed'
import type { SeedContext } from './seed-organization'
import type { SeedEvent } from './timeline'
import { unwrap } from './unwrap'

export interface IssuedSeed {
  readonly seed: TokenSeed
  readonly tokenKey: string
  readonly secret: Secret
}

/** How every token came to be and what happened to it since; `issued` fills as it happens. */
export function tokenEvents(tokens: Tokens, scene: SeedContext, issued: Map<TokenSeed, IssuedSeed>): SeedEvent[] {
  return scene.seed.tokens.flatMap((seed): SeedEvent[] => [
    { daysAgo: seed.madeDaysAgo, happens: async () => issued.set(seed, await create(tokens, scene, seed)) },
    ...(seed.steps ?? []).map(({ daysAgo, does }) => ({ daysAgo, happens: () => change(tokens, scene, issued, seed, does) })),
  ])
}

async function create(tokens: Tokens, scene: SeedContext, seed: TokenSeed): Promise<IssuedSeed> {
  const { name, note = '', type = 'user', scopes, ipAllowlist = [] } = seed
  const locationId = seed.location === undefined ? null : (scene.locations.get(seed.location)?.id ?? null)
  const input = { name, note, type, locationId, scopes: [...scopes], ipAllowlist: [...ipAllowlist], acknowledged: type === 'admin' }
  const { token, secret } = unwrap(await tokens.create(actorOf(scene, seed.maker), { ...input, expires: endsOf(scene, seed) }))
  return { seed, tokenKey: token.tokenKey, secret }
}

function endsOf({ seed: { preset } }: SeedContext, { lives }: TokenSeed): CreateInput['expires'] {
  const duration = lives ?? (presets[preset].defaultLifetime === null ? 'never' : 'P1Y')
  return duration === 'never' ? { kind: 'never' } : { kind: 'after', duration }
}

async function change(tokens: Tokens, scene: SeedContext, issued: Map<TokenSeed, IssuedSeed>, seed: TokenSeed, step: StepSeed['does']) {
  const before = issued.get(seed)
  if (!before) throw new Error(`${seed.name} is changed before it is made.`)
  const { tokenKey } = before
  const actor = actorOf(scene, seed.maker)
  if (step === 'rotate') issued.set(seed, { ...before, secret: unwrap(await tokens.rotate(actor, tokenKey, { overlap: 'PT24H' })).secret })
  if (step === 'deactivate') unwrap(await tokens.setActive(actor, tokenKey, false))
  if (step === 'remove') unwrap(await tokens.remove(actor, tokenKey))
  if (step === 'delete') unwrap(await tokens.revoke(actor, tokenKey))
}
