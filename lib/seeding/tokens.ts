import type { Secret } from '../secret'
import { presets, type Tokens } from '../tokens/index'
import type { CreateInput } from '../tokens/schema'
import { actorOf } from './actor'
import type { StepSeed, TokenSeed } from './organization-seed'
import type { SeedContext } from './seed-context'
import type { SeedEvent } from './timeline'
import { unwrap } from './unwrap'

export interface IssuedSeed {
  readonly seed: TokenSeed
  readonly tokenKey: string
  readonly secret: Secret
}

/** Creation and changes of all tokens; adds them to `issued` as they happen. */
export function tokenEvents(tokens: Tokens, context: SeedContext, issued: Map<TokenSeed, IssuedSeed>): SeedEvent[] {
  return context.seed.tokens.flatMap((seed): SeedEvent[] => [
    { daysAgo: seed.createdDaysAgo, happens: async () => issued.set(seed, await create(tokens, context, seed)) },
    ...(seed.steps ?? []).map(({ daysAgo, does }) => ({ daysAgo, happens: () => change(tokens, context, issued, seed, does) })),
  ])
}

async function create(tokens: Tokens, context: SeedContext, seed: TokenSeed): Promise<IssuedSeed> {
  const { name, note = '', type = 'user', scopes, ipAllowlist = [] } = seed
  const locationId = seed.location === undefined ? null : (context.locations.get(seed.location)?.id ?? null)
  const input = { name, note, type, locationId, scopes: [...scopes], ipAllowlist: [...ipAllowlist], acknowledged: type === 'admin' }
  const { token, secret } = unwrap(await tokens.create(actorOf(context, seed.creator), { ...input, expires: expiresOf(context, seed) }))
  return { seed, tokenKey: token.tokenKey, secret }
}

function expiresOf({ seed: { preset } }: SeedContext, { lifetime }: TokenSeed): CreateInput['expires'] {
  const duration = lifetime ?? (presets[preset].defaultLifetime === null ? 'never' : 'P1Y')
  return duration === 'never' ? { kind: 'never' } : { kind: 'after', duration }
}

async function change(tokens: Tokens, context: SeedContext, issued: Map<TokenSeed, IssuedSeed>, seed: TokenSeed, step: StepSeed['does']) {
  const before = issued.get(seed)
  if (!before) throw new Error(`${seed.name} is changed before it is created.`)
  const { tokenKey } = before
  const actor = actorOf(context, seed.creator)
  if (step === 'rotate') issued.set(seed, { ...before, secret: unwrap(await tokens.rotate(actor, tokenKey, { overlap: 'PT24H' })).secret })
  if (step === 'deactivate') unwrap(await tokens.setActive(actor, tokenKey, false))
  if (step === 'remove') unwrap(await tokens.remove(actor, tokenKey))
  if (step === 'delete') unwrap(await tokens.revoke(actor, tokenKey))
}
