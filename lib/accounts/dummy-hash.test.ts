import { expect, it, vi } from 'vitest'
import { createPasswords } from './passwords'

const memory = vi.hoisted(() => ({ isExhausted: true }))

vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof import('@node-rs/argon2')>()
  const hash: typeof argon2.hash = (...given) => (memory.isExhausted ? Promise.reject(new Error('no memory')) : argon2.hash(...given))
  return { ...argon2, hash }
})

it('the dummy hash is recomputed after a failed attempt', async () => {
  const passwords = createPasswords()
  await expect(passwords.matches(null, 'plover tandem quarry')).rejects.toThrow('no memory')
  memory.isExhausted = false
  expect(await passwords.matches(null, 'plover tandem quarry')).toBe(false)
})
