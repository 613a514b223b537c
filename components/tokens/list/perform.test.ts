import { expect, test, vi } from 'vitest'
import { fail, ok } from '@/lib/result'
import { perform, Rejected } from './perform'

const doors = (opens: boolean) => ({
  sessionEnded: vi.fn(async () => opens),
  confirmPerson: vi.fn(async () => opens),
})

test('an action that succeeds asks for nothing', async () => {
  const closed = doors(false)
  expect(await perform(closed, async () => ok(1))).toBe(1)
  expect(closed.sessionEnded).not.toHaveBeenCalled()
  expect(closed.confirmPerson).not.toHaveBeenCalled()
})

test.each([
  ['missing_credentials', 'sessionEnded'],
  ['reauthentication_required', 'confirmPerson'],
] as const)('after %s the person signs in and the action runs once more', async (code, door) => {
  const open = doors(true)
  const run = vi.fn(async () => (run.mock.calls.length === 1 ? fail(code) : ok('done')))
  expect(await perform(open, run)).toBe('done')
  expect(open[door]).toHaveBeenCalledOnce()
})

test('an action whose sign-in was declined is rejected, and does not run again', async () => {
  const run = vi.fn(async () => fail('reauthentication_required'))
  await expect(perform(doors(false), run)).rejects.toThrow(Rejected)
  expect(run).toHaveBeenCalledOnce()
})

test('any other failure is told at once', async () => {
  const closed = doors(true)
  const rejected = perform(closed, async () => fail('limit_reached', { detail: 'You already have 3 listed tokens.' }))
  await expect(rejected).rejects.toMatchObject({ failure: { detail: 'You already have 3 listed tokens.' } })
  expect(closed.sessionEnded).not.toHaveBeenCalled()
})
