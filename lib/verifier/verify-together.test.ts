import { expect, it, vi } from 'vitest'
import { DatabaseBusy } from '../errors'
import type { TokenKey } from '../ids'
import { noJournal } from '../journal/index'
import { onEveryDatabase, type TestDb } from '../testing/databases/databases'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { operator } from '../testing/fixtures/people'
import { seededRandom } from '../testing/fixtures/random'
import { testServer } from '../testing/fixtures/server'
import { serviceToken } from '../testing/fixtures/service-token'
import { verifierServices, verifyAll } from '../testing/fixtures/verifier'
import { mintToken, mintTokenKey } from '../tokens/index'
import type { LookupQuery, LookupRow } from './reader'

async function scene(db: TestDb, more: Parameters<typeof verifierServices>[2] = {}) {
  const fixture = await openOrgFixture(db, { listedPerPerson: 0, livePerPerson: 0 })
  const owner = await fixture.person('owner', 'Olga Pires', { fresh: true })
  const server = await testServer(db)
  const service = await serviceToken(server)
  const now = await fixture.clock.now()
  const services = verifierServices(db.url, () => now, more)
  const codes = async (...pairs: readonly (readonly [service: string, token: string])[]) => {
    const verdicts = await verifyAll(
      services,
      pairs.map(([each, token]) => ({ service: each, token, needs: {} })),
    )
    return verdicts.map((verdict) => verdict?.code ?? null)
  }
  return { fixture, owner, server, service, services, codes }
}

const another = () => seededRandom('another')
/** The same token key with another secret, and a token key that does not exist. */
const unknownServices = (service: string) => [
  mintToken(service.slice(0, 20) as TokenKey, another()),
  mintToken(mintTokenKey('service', another()), another()),
]

onEveryDatabase('requests of API servers that are verified together', (open) => {
  it('get each its own verdict, and none without a valid service token', async () => {
    const db = await open()
    const { fixture, owner, server, service, codes } = await scene(db)
    const [good, off] = [await fixture.make(owner), await fixture.make(owner)]
    await fixture.tokens.setActive(owner, off.tokenKey, false)
    const other = await serviceToken(server)
    const pairs = [
      [service, good.token],
      [service, off.token],
      ...unknownServices(service).map((unknown) => [unknown, good.token] as const),
      [good.token, good.token],
      [service, 'kru_malformed'],
      [other, good.token],
      [service, service],
    ] as const
    const expected = ['ok', 'deactivated', null, null, null, 'malformed', 'ok', 'unknown']
    // the second time, the checks of the service tokens have been kept
    expect([await codes(...pairs), await codes(...pairs)]).toEqual([expected, expected])
  })

  it('get no verdict from the first one on after their service token was revoked, though it was just accepted', async () => {
    const db = await open()
    const { fixture, owner, server, service, codes } = await scene(db)
    const { token } = await fixture.make(owner)
    expect(await codes([service, token], [service, token])).toEqual(['ok', 'ok'])
    await server.serviceTokens.revoke(operator, service.slice(0, 20))
    expect(await codes([service, token])).toEqual([null])
  })

  it('all fail while the journal cannot be read', async () => {
    const db = await open()
    const unreadable = { ...noJournal, refresh: () => Promise.reject(new DatabaseBusy('The journal cannot be read.')) }
    const { fixture, owner, service, codes } = await scene(db, { journal: unreadable })
    const { token } = await fixture.make(owner)
    const failed = await Promise.allSettled([codes([service, token]), codes([service, token])])
    expect(failed.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  it('do not wait for one whose limit is counted elsewhere, and do not fail with it', async () => {
    const db = await open()
    const limiter = { take: () => Promise.reject(new Error('counted elsewhere')) }
    const { fixture, owner, service, services } = await scene(db, { limiter })
    const limited = await fixture.make(owner, { requestsPerMinute: 60 })
    const { token } = await fixture.make(owner)
    const requests = [limited.token, token].map((each) => ({ service, token: each, needs: {} }))
    const results: string[] = []
    await services.verifyTogether(requests, {
      onVerdict: (_, verdict) => void results.push(verdict?.code ?? 'none'),
      onFailure: (_, error) => void results.push(String(error)),
    })
    expect(results).toEqual(['ok'])
    await expect.poll(() => results).toEqual(['ok', 'Error: counted elsewhere'])
  })

  it('record nothing and count against no limit without a valid service token', async () => {
    const db = await open()
    const usage = { record: vi.fn(() => Promise.resolve()), recordRequest: vi.fn() }
    const limiter = { take: vi.fn(() => ({ limit: 60, allowed: true, remaining: 59, resetSeconds: 60 })) }
    const { fixture, owner, service, codes } = await scene(db, { usage, limiter })
    const { token } = await fixture.make(owner, { requestsPerMinute: 60 })
    const [wrong = '', absent = ''] = unknownServices(service)
    expect(await codes([wrong, token], [absent, token])).toEqual([null, null])
    expect([usage.record, usage.recordRequest, limiter.take].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0])
    expect(await codes([service, token])).toEqual(['ok'])
    expect([usage.record, usage.recordRequest, limiter.take].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1])
  })

  it('record the use of the service token at the time of its row, also for an unknown token', async () => {
    const db = await open()
    const touch = vi.fn()
    const [withRow, withoutRow] = [new Date('2026-12-01T10:00:00Z'), new Date('2026-12-01T09:00:00Z')]
    const clock = { query: (query: LookupQuery) => query, at: (row: LookupRow | null) => (row ? withRow : withoutRow) }
    const { service, codes } = await scene(db, { touch, clock })
    expect(await codes([service, mintToken(mintTokenKey('user', seededRandom()), seededRandom())])).toEqual(['unknown'])
    expect(touch.mock.calls.map(([, now]) => now)).toEqual([withRow])
  })
})
