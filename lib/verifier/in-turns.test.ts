import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inTurns } from './in-turns'

function setUp(most?: number) {
  const batches: (readonly number[])[] = []
  const turns = inTurns<number>((numbers) => void batches.push(numbers), most)
  const add = (...numbers: readonly number[]) => numbers.forEach(turns.add)
  return { batches, add, flush: turns.flush }
}

it('items of one turn are processed together at its end, in order', async () => {
  const { batches, add } = setUp()
  add(1, 2, 3)
  expect(batches).toEqual([])
  await nextTurn()
  expect(batches).toEqual([[1, 2, 3]])
  add(4)
  await nextTurn()
  expect(batches).toEqual([[1, 2, 3], [4]])
})

it('the maximum is processed without waiting for more, the rest at the end of the turn', async () => {
  const { batches, add } = setUp(3)
  add(1, 2, 3, 4)
  expect(batches).toEqual([[1, 2, 3]])
  await nextTurn()
  expect(batches).toEqual([[1, 2, 3], [4]])
})

it('flushed items are not processed again', async () => {
  const { batches, add, flush } = setUp()
  add(1)
  flush()
  await nextTurn()
  expect(batches).toEqual([[1]])
})
