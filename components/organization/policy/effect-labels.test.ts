import { expect, test } from 'vitest'
import { effectMessage } from './effect-labels'
import { noChange } from './types'

const dryRun = { preview: null, progress: null, failed: false }

test('effects that could not be computed are neither none nor still loading', () => {
  expect(effectMessage(dryRun)).toBe('')
  expect(effectMessage({ ...dryRun, preview: noChange })).toBe('Affects no existing tokens.')
  expect(effectMessage({ ...dryRun, failed: true })).toBe('The effects could not be computed.')
})

test('the effects of a policy with errors are unknown until they are fixed', () => {
  const preview = { ...noChange, errors: { noticeDays: ['Enter fewer days.'] } }
  expect(effectMessage({ ...dryRun, preview })).toBe('Fix the fields above to see which tokens are affected.')
})
