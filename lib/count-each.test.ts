import { expect, test } from 'vitest'
import { countEach } from './count-each'
import { DatabaseBusy } from './errors'

const failing = (error: Error) => {
  const seen: number[] = []
  const counted = countEach([1, 2, 3, 4], async (one) => {
    seen.push(one)
    if (one === 2) throw error
    return one > 3
  })
  return { seen, counted }
}

test('those that did something are counted', async () => {
  expect(await countEach([1, 2, 3], async (one) => one > 1)).toBe(2)
})

test('one that fails keeps no other waiting, and is thrown at the end', async () => {
  const { seen, counted } = failing(new Error('broken'))
  await expect(counted).rejects.toThrow('broken')
  expect(seen).toEqual([1, 2, 3, 4])
})

test('a database that is away is asked no more', async () => {
  const { seen, counted } = failing(new DatabaseBusy('away'))
  await expect(counted).rejects.toThrow('away')
  expect(seen).toEqual([1, 2])
})
