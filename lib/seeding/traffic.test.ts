import { expect, test } from 'vitest'
import type { OrgId, TokenId } from '../ids'
import type { Use } from '../recorder/index'
import { dayMs, hourMs } from '../time/units'
import type { Usage } from '../usage/index'
import type { TokenSeed } from './organization-seed'
import { defaultOrganization } from './presets/default'
import { recordTraffic } from './traffic'

const person = { email: 'ana@example.com', name: 'Ana', password: '' }
const { tokens } = defaultOrganization({
  owner: person,
  admin: person,
  manager: person,
  member: person,
  viewer: person,
  timeZone: 'Europe/Lisbon',
})

async function uses(seed: TokenSeed, now: Date): Promise<Use[]> {
  const recorded: Use[] = []
  const usage = {
    record: (use: Use) => Promise.resolve(void recorded.push(use)),
    recordRequest: () => undefined,
  } as unknown as Usage
  await recordTraffic(usage, { orgId: 'org' as OrgId, tokenId: 'token' as TokenId, seed, now })
  return recorded
}

test('at any hour of any day, Zapier sync has the most requests of the demo', async () => {
  const start = Date.UTC(2026, 10, 20)
  for (let at = start; at < start + 28 * dayMs; at += 5 * hourMs) {
    const counts = await Promise.all(tokens.map(async (seed) => ({ name: seed.name, count: (await uses(seed, new Date(at))).length })))
    const most = counts.toSorted((a, b) => b.count - a.count)
    expect([new Date(at), most[0]?.name]).toEqual([new Date(at), 'Zapier sync'])
  }
})

test('at any hour of any day, both secrets of the token in rotation have been used since', async () => {
  const seed = tokens.find(({ name }) => name === 'Mail platform') ?? expect.unreachable('the demo has a token in rotation')
  const daysAgo = seed.steps?.[0]?.daysAgo ?? Number.NaN
  const start = Date.UTC(2026, 10, 20)
  for (let at = start; at < start + 7 * dayMs; at += hourMs) {
    const since = (await uses(seed, new Date(at))).filter((use) => use.at.getTime() >= at - daysAgo * dayMs)
    expect([new Date(at), new Set(since.map(({ generation }) => generation))]).toEqual([new Date(at), new Set([1, 2])])
  }
})
