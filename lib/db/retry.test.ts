import { expect, it, vi } from 'vitest'
import { DatabaseBusy } from '../errors'
import { seededRandom } from '../testing/fixtures/random'
import { pauseAfter, retryLostRaces } from './retry'

const coded = (code: string, more: object = {}) => Object.assign(new Error(`failed with ${code}`), { code, ...more })

it('a transaction that lost a race runs again', async () => {
  const attempt = vi.fn<() => Promise<string>>().mockRejectedValueOnce(coded('P2034')).mockResolvedValueOnce('done')
  await expect(retryLostRaces(attempt, seededRandom())).resolves.toBe('done')
  expect(attempt).toHaveBeenCalledTimes(2)
})

it('any other failure is passed on without a retry', async () => {
  const attempt = vi.fn<() => Promise<string>>().mockRejectedValue(coded('P2002'))
  await expect(retryLostRaces(attempt, seededRandom())).rejects.toMatchObject({ code: 'P2002' })
  expect(attempt).toHaveBeenCalledTimes(1)
})

it('a transaction that always loses the race fails with DatabaseBusy', async () => {
  const attempt = vi.fn<() => Promise<string>>().mockRejectedValue(coded('P2034'))
  await expect(retryLostRaces(attempt, seededRandom())).rejects.toBeInstanceOf(DatabaseBusy)
  expect(attempt).toHaveBeenCalledTimes(5)
})

it('transactions that lost to each other pause for different times, which grow', () => {
  const of = (byte: number) => ({ bytes: () => Uint8Array.of(byte) })
  expect([0, 51, 255].map((byte) => pauseAfter(1, of(byte)))).toEqual([5, 7, 15])
  expect(pauseAfter(1, null)).toBe(10)
  expect([1, 2, 3].map((attempt) => pauseAfter(attempt, of(0)))).toEqual([5, 10, 15])
})
