import { expect, it, vi } from 'vitest'
import { DatabaseBusy } from '../errors'
import { retryLostRaces } from './retry'

const coded = (code: string, more: object = {}) => Object.assign(new Error(`failed with ${code}`), { code, ...more })

it('a transaction that lost a race runs again', async () => {
  const attempt = vi.fn<() => Promise<string>>().mockRejectedValueOnce(coded('P2034')).mockResolvedValueOnce('done')
  await expect(retryLostRaces(attempt)).resolves.toBe('done')
  expect(attempt).toHaveBeenCalledTimes(2)
})

it('any other failure is passed on without a retry', async () => {
  const attempt = vi.fn<() => Promise<string>>().mockRejectedValue(coded('P2002'))
  await expect(retryLostRaces(attempt)).rejects.toMatchObject({ code: 'P2002' })
  expect(attempt).toHaveBeenCalledTimes(1)
})

it('a transaction that always loses the race fails with DatabaseBusy', async () => {
  const attempt = vi.fn<() => Promise<string>>().mockRejectedValue(coded('P2034'))
  await expect(retryLostRaces(attempt)).rejects.toBeInstanceOf(DatabaseBusy)
  expect(attempt).toHaveBeenCalledTimes(5)
})
