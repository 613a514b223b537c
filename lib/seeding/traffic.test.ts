import { expect, test } from 'vitest'
import type { OrgId, TokenId } from '../ids'
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

async function requests(seed: TokenSeed, now: Date): Promise<number> {
  const recorded: unknown[] = []
  const usage = {
    record: (use: unknown) => Promise.resolve(void recorded.push(use)),
    recordRequest: () => undefined,
  } as unknown as Usage
  await recordTraffic(usage, { orgId: 'org' as OrgId, tokenId: 'token' as TokenId, seed, now })
  return recorded.length
}

test('at any hour of any day, Zapier sync has the most requests of the demo', async () => {
  const start = Date.UTC(2026, 10, 20)
  for (let at = start; at < start + 28 * dayMs; at += 5 * hourMs) {
    const counts = await Promise.all(tokens.map(async (seed) => ({ name: seed.name, count: await requests(seed, new Date(at)) })))
    const most = counts.toSorted((a, b) => b.count - a.count)
    expect([new Date(at), most[0]?.name]).toEqual([new Date(at), 'Zapier sync'])
  }
})
