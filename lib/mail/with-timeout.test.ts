import { expect, it } from 'vitest'
import { withTimeout } from './with-timeout'

it('answers what comes in time and throws what fails in time', async () => {
  expect(await withTimeout(1_000, Promise.resolve(7))).toBe(7)
  await expect(withTimeout(1_000, Promise.reject(new Error('no')))).rejects.toThrow('no')
})

it('waits no longer than it may for what never comes', async () => {
  await expect(withTimeout(5, new Promise(() => undefined))).rejects.toMatchObject({ code: 'ETIMEDOUT' })
})
