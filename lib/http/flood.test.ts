import { expect, it } from 'vitest'
import { onEveryDatabase } from '../testing/databases/databases'
import { openApiFixture } from '../testing/fixtures/api-fixture'

/** More than the line of a token holds. */
const requests = 150

onEveryDatabase('while a token floods the API with writes', (open) => {
  async function flood() {
    const { call, make, scene, ana } = await openApiFixture(await open())
    const token = await make()
    const statuses: number[] = []
    const write = async (index: number) => {
      const { status } = await call('POST', '/api/v1/contacts', { token, body: { email: `lead${index}@example.com` } })
      statuses.push(status)
    }
    const all = Promise.all(Array.from({ length: requests }, (_, index) => write(index)))
    return { all, statuses, token, scene, ana, call }
  }
  const written = (statuses: readonly number[]) => statuses.filter((status) => status === 201).length

  it('its deactivation is answered before the flood is', async () => {
    const { all, statuses, token, scene, ana } = await flood()
    await expect.poll(() => written(statuses), { interval: 1, timeout: 10_000 }).toBeGreaterThan(0)
    const deactivated = await scene.tokens.setActive(ana, token.slice(0, 20), false)
    expect(deactivated.ok).toBe(true)
    const before = written(statuses)
    await all
    expect(before).toBeLessThan(written(statuses) / 2)
  })

  it('what does not fit in its line is rejected as unavailable, and the line of another token is free', async () => {
    const { all, statuses, call, scene, ana } = await flood()
    const other = (await scene.make(ana, { scopes: ['contacts:write'] })).token
    const { status } = await call('POST', '/api/v1/contacts', { token: other, body: { email: 'other@example.com' } })
    expect(status).toBe(201)
    expect(written(statuses)).toBeLessThan(50)
    await all
    expect(new Set(statuses)).toEqual(new Set([201, 503]))
  })
})
