import { expect, it, vi } from 'vitest'
import { createPasswords } from './passwords'

const memory = vi.hoisted(() => ({ isShort: true }))

vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof import('@node-rs/argon2')>()
  const hash: typeof argon2.hash = (...given) => (memory.isShort ? Promise.reject(new Error('no memory')) : argon2.hash(...given))
  return { ...argon2, hash }
})

it('what stands in for the password of nobody is made anew after it could not be made', async () => {
  const passwords = createPasswords()
  await expect(passwords.matches(null, 'plover tandem quarry')).rejects.toThrow('no memory')
  memory.isShort = false
  expect(await passwords.matches(null, 'plover tandem quarry')).toBe(false)
})
