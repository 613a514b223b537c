import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { together } from './together'

function setUp() {
  const done: number[] = []
  const later = together()
  return {
    done,
    add: (...numbers: readonly number[]) => {
      for (const number of numbers) later(() => void done.push(number))
    },
  }
}

it('the work of one turn is done together at its end, in order', async () => {
  const { done, add } = setUp()
  add(1, 2, 3)
  expect(done).toEqual([])
  await nextTurn()
  expect(done).toEqual([1, 2, 3])
  add(4)
  await nextTurn()
  expect(done).toEqual([1, 2, 3, 4])
})

it('sixteen pieces of work wait for no more, and what comes after them is done at the end of the turn', async () => {
  const { done, add } = setUp()
  const numbers = Array.from({ length: 16 }, (_, index) => index)
  add(...numbers, 16)
  expect(done).toEqual(numbers)
  await nextTurn()
  expect(done).toEqual([...numbers, 16])
})
