import { expect, it, vi } from 'vitest'
import { createWaiting } from './waiting.mjs'

const job = () => undefined

it('no caller of a full group is looked at', () => {
  const waiting = createWaiting()
  for (let index = 0; index < 100; index += 1) waiting.add({ group: 'full', name: `caller ${index}` }, job)
  waiting.add({ group: 'other', name: 'next' }, job)
  const callerMayRun = vi.fn(() => true)
  const next = waiting.takeFirst((group) => group !== 'full', callerMayRun)
  expect(next?.caller).toEqual({ group: 'other', name: 'next' })
  expect(callerMayRun.mock.calls).toEqual([['next']])
})

it('a caller that may not run leaves its turn to the next one of its group', () => {
  const waiting = createWaiting()
  for (const name of ['busy', 'next']) waiting.add({ group: 'one', name }, job)
  expect(
    waiting.takeFirst(
      () => true,
      (name) => name !== 'busy',
    )?.caller.name,
  ).toBe('next')
  expect(
    waiting.takeFirst(
      () => true,
      (name) => name !== 'busy',
    ),
  ).toBeNull()
})
