import type { OrgId, TokenId } from '../ids'
import type { Use } from '../recorder/index'
import { dayMs, hourMs } from '../time/units'
import type { Usage } from '../usage/index'
import { deliverer } from './destinations'
import type { DestinationSeed, TokenSeed, TrafficSeed } from './organization-seed'

/** Weight of each hour of a day, midnight first; about 1 in total. */
const hours = [1, 1, 1, 1, 1, 2, 3, 5, 8, 10, 10, 9, 6, 8, 9, 9, 8, 6, 4, 3, 2, 2, 1, 1].map((share) => share / 111)
const restDays = new Set([0, 6])

interface Traffic<Seed = TokenSeed> {
  readonly orgId: OrgId
  readonly tokenId: TokenId
  readonly seed: Seed
  readonly now: Date
}

/** Records the past use of a token, deterministic by its name. */
export async function recordTraffic(usage: Usage, traffic: Traffic): Promise<void> {
  const random = pseudoRandom(`requests ${traffic.seed.name}`)
  const path = traffic.seed.traffic?.endpoint.split(' ')[1] ?? ''
  for (const use of pastUses(traffic)) await recordUse(usage, use, path, 3 + Math.floor(40 * random() ** 3))
}

/** Records a use and its request. */
async function recordUse(usage: Usage, use: Use, path: string, durationMs: number): Promise<void> {
  const { orgId, tokenId, at, code, ip } = use
  const method = use.endpoint?.split(' ')[0] ?? null
  const succeeded = method === 'POST' ? 202 : 200
  await usage.record(use)
  usage.recordRequest({ orgId, tokenId, at, code, ip, method, path, status: code === 'ok' ? succeeded : 403, durationMs })
}

/** Records a use of the managed token for each delivery. */
export async function recordDeliveries(usage: Usage, { orgId, tokenId, seed, now }: Traffic<DestinationSeed>, path: string): Promise<void> {
  const use = {
    orgId,
    tokenId,
    generation: 1,
    current: true,
    code: 'ok',
    endpoint: 'POST /api/v1/hooks/{destination}',
    urgent: false,
  } as const
  for (const daysAgo of seed.deliveredDaysAgo) {
    await recordUse(usage, { ...use, ...deliverer, at: new Date(now.getTime() - daysAgo * dayMs) }, path, 21)
  }
}

function* pastUses({ orgId, tokenId, seed, now }: Traffic): Generator<Use> {
  const plan = seed.traffic
  if (!plan) return
  const ago = (days: number) => now.getTime() - days * dayMs
  const period: Period = {
    start: ago(Math.min(seed.createdDaysAgo, plan.fromDaysAgo)),
    end: ago(plan.untilDaysAgo ?? 0),
    rotatedAt: ago(seed.steps?.find((step) => step.does === 'rotate')?.daysAgo ?? -1),
  }
  const { ip, userAgent, endpoint } = plan
  for (const { at, current, code } of [...hourlyUses(plan, period, pseudoRandom(seed.name)), ...overlapUses(period)]) {
    const generation = at.getTime() >= period.rotatedAt && current ? 2 : 1
    yield { orgId, tokenId, generation, current, at, code, ip, userAgent, endpoint, urgent: false }
  }
}

/** In milliseconds since 1970. */
interface Period {
  readonly start: number
  readonly end: number
  readonly rotatedAt: number
}

type PastUse = Pick<Use, 'at' | 'current' | 'code'>

function* hourlyUses(plan: TrafficSeed, { start, end, rotatedAt }: Period, random: () => number): Generator<PastUse> {
  for (let hour = start; hour < end; hour += hourMs) {
    for (let left = requestsIn(new Date(hour), plan.perDay, random); left > 0; left -= 1) {
      const at = new Date(Math.min(hour + random() * hourMs, end))
      // during the overlap of a day some requests still use the old secret
      const current = at.getTime() < rotatedAt || at.getTime() > rotatedAt + dayMs || random() < 0.7
      const code = random() * (plan.rejectedOneIn ?? Number.POSITIVE_INFINITY) < 1 ? 'insufficient_scope' : 'ok'
      yield { at, current, code }
    }
  }
}

/** One of each secret: at night the hours of an overlap may have no other requests. */
function* overlapUses({ end, rotatedAt }: Period): Generator<PastUse> {
  if (rotatedAt >= end || end - rotatedAt >= dayMs) return
  yield { at: new Date(rotatedAt + (end - rotatedAt) / 3), current: false, code: 'ok' }
  yield { at: new Date(rotatedAt + (2 * (end - rotatedAt)) / 3), current: true, code: 'ok' }
}

function requestsIn(at: Date, perDay: number, random: () => number): number {
  const rest = restDays.has(at.getUTCDay()) ? 0.15 : 1
  const expected = perDay * (hours[at.getUTCHours()] ?? 0) * rest * (0.6 + 0.8 * random())
  return Math.floor(expected) + (random() < expected % 1 ? 1 : 0)
}

/** Mulberry32 over an FNV-1a hash: deterministic, not for secrets. */
function pseudoRandom(seed: string): () => number {
  let state = [...seed].reduce((sum, character) => Math.imul(sum ^ (character.codePointAt(0) ?? 0), 16_777_619), 2_166_136_261)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
