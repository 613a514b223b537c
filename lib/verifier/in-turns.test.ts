import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inTurns } from './in-turns'

function setUp(most?: number) {
  const done: (readonly number[])[] = []
  const turns = inTurns<number>((numbers) => void done.push(numbers), most)
  const add = (...numbers: readonly number[]) => numbers.forEach(turns.add)
  return { done, add, flush: turns.flush }
}

it('what comes in one turn is done together at its end, in order', async () => {
  const { done, add } = setUp()
  add(1, 2, 3)
  expect(done).toEqual([])
  await nextTurn()
  expect(done).toEqual([[1, 2, 3]])
  add(4)
  await nextTurn()
  expect(done).toEqual([[1, 2, 3], [4]])
})

it('as many as are allowed wait for no more, and what comes after them is done at the end of the turn', async () => {
  const { done, add } = setUp(3)
  add(1, 2, 3, 4)
  expect(done).toEqual([[1, 2, 3]])
  await nextTurn()
  expect(done).toEqual([[1, 2, 3], [4]])
})

it('what was flushed is not done again', async () => {
  const { done, add, flush } = setUp()
  add(1)
  flush()
  await nextTurn()
  expect(done).toEqual([[1]])
})
