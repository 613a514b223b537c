import { expect, it } from 'vitest'
import { withTimeout } from './with-timeout'

it('a promise that settles in time keeps its value or its error', async () => {
  expect(await withTimeout(1_000, Promise.resolve(7))).toBe(7)
  await expect(withTimeout(1_000, Promise.reject(new Error('no')))).rejects.toThrow('no')
})

it('a promise that never settles is rejected after the timeout', async () => {
  await expect(withTimeout(5, new Promise(() => undefined))).rejects.toMatchObject({ code: 'ETIMEDOUT' })
})
