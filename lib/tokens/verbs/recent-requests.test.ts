import { expect, it } from 'vitest'
import type { PersonActor } from '../../actor'
import { onEveryDatabase } from '../../testing/databases/databases'
import { openOrgFixture, orgId } from '../../testing/fixtures/org-fixture'

const downtown = `${orgId}-downtown`

onEveryDatabase('recent requests', (open) => {
  async function start() {
    const fixture = await openOrgFixture(await open(), { inactivityDays: 0 })
    const list = async (actor: PersonActor, tokenKey: string, rejected = false) => {
      await fixture.usage.flush()
      const found = await fixture.tokens.recentRequests(actor, tokenKey, { rejected })
      return found.ok ? found.value.requests : found.error.code
    }
    return { fixture, list }
  }

  it('a verification is listed with the IP that the caller gave, the newest first', async () => {
    const { fixture, list } = await start()
    const ana = await fixture.person('member', 'Ana')
    const { token, tokenKey } = await fixture.make(ana)
    expect(await list(ana, tokenKey)).toEqual([])
    await fixture.tokens.verify(token, { ip: '198.51.100.4' })
    fixture.clock.advance('PT1M')
    await fixture.tokens.verify(token, { scopes: ['profile:read'] })
    const unknown = { id: expect.any(String), method: null, path: null, status: null, statusText: null, durationMs: null }
    const [accepted, rejected] = [
      { ...unknown, at: '2026-11-20T12:00:00.000Z', code: 'ok', ip: '198.51.100.4' },
      { ...unknown, at: '2026-11-20T12:01:00.000Z', code: 'insufficient_scope', ip: null },
    ]
    expect(await list(ana, tokenKey)).toEqual([rejected, accepted])
    expect(await list(ana, tokenKey, true)).toEqual([rejected])
  })

  it('50 requests are listed, and requests older than 30 days are not', async () => {
    const { fixture, list } = await start()
    const ana = await fixture.person('member', 'Ana')
    const { token, tokenKey } = await fixture.make(ana)
    for (let more = 0; more < 30; more += 1) {
      await fixture.tokens.verify(token)
      await fixture.tokens.verify(token, { scopes: ['profile:read'] })
    }
    expect(await list(ana, tokenKey)).toHaveLength(50)
    expect(await list(ana, tokenKey, true)).toHaveLength(30)
    fixture.clock.advance('P30D')
    expect(await list(ana, tokenKey)).toHaveLength(50)
    fixture.clock.advance(1)
    expect(await list(ana, tokenKey)).toEqual([])
  })

  it('only people who may see a token see its requests', async () => {
    const { fixture, list } = await start()
    const [owner, ana, eve, mia] = [
      await fixture.person('owner', 'Olga', { fresh: true }),
      await fixture.person('member', 'Ana'),
      await fixture.person('member', 'Eve'),
      await fixture.person('manager', 'Mia', { locationIds: [downtown] }),
    ]
    const own = await fixture.make(ana)
    const location = await fixture.make(owner, { type: 'location', locationId: downtown })
    for (const { token } of [own, location]) await fixture.tokens.verify(token)
    const counts = async (tokenKey: string) => {
      const lists = []
      for (const actor of [owner, ana, eve, mia]) lists.push(await list(actor, tokenKey))
      return lists.map((found) => (typeof found === 'string' ? found : found.length))
    }
    expect(await counts(own.tokenKey)).toEqual([1, 1, 'not_found', 'not_found'])
    expect(await counts(location.tokenKey)).toEqual([1, 'not_found', 'not_found', 1])
    await fixture.tokens.revoke(ana, own.tokenKey)
    expect(await list(ana, own.tokenKey)).toBe('not_found')
  })
})
