import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { openOrgFixture } from '../testing/fixtures/org-fixture'
import { testServer } from '../testing/fixtures/server'

onEveryDatabase('a NUL character, which Postgres rejects,', (open) => {
  it('in a filter is invalid input', async () => {
    const { tokens, person } = await openOrgFixture(await open())
    const owner = await person('owner', 'Ana Martins', { fresh: true })
    for (const field of ['q', 'owner', 'location', 'scope']) {
      const listed = await tokens.list(owner, { tab: 'organization', [field]: 'a\0' })
      expect(listed).toMatchObject({ ok: false, error: { code: 'invalid_input', fields: { [field]: expect.anything() } } })
    }
    expect(await tokens.takenName(owner, 'a\0')).toBe(null)
  })

  it('in a token key is not found', async () => {
    const { tokens, person } = await openOrgFixture(await open())
    const owner = await person('owner', 'Ana Martins', { fresh: true })
    for (const tokenKey of ['\0', 'kru_000000000000000\0', 'kru_0000000000000000\0']) {
      for (const outcome of [
        tokens.show(owner, tokenKey),
        tokens.usage(owner, tokenKey, 7),
        tokens.firstUse(owner, tokenKey),
        tokens.recentRequests(owner, tokenKey, { rejected: true }),
        tokens.handOver(owner, tokenKey),
        tokens.setActive(owner, tokenKey, false),
        tokens.rotate(owner, tokenKey, {}),
        tokens.revoke(owner, tokenKey),
      ]) {
        expect(await outcome).toMatchObject({ ok: false, error: { code: 'not_found' } })
      }
    }
  })

  it('in an organization slug is not found', async () => {
    const db = await open()
    const { person } = await openOrgFixture(db)
    const { userId } = await person('owner', 'Ana Martins')
    const { organizations } = await testServer(db)
    expect(await organizations.bySlug(userId, 'northwind\0')).toBeNull()
  })
})
