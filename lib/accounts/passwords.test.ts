import { parseOptions } from '@node-rs/argon2'
import { expect, it } from 'vitest'
import { createPasswords } from './passwords'

const passwords = createPasswords()

it('a hash is argon2id with 19 MiB, two passes and a new salt each time', async () => {
  const stored = await Promise.all([passwords.hash('plover tandem quarry'), passwords.hash('plover tandem quarry')])
  expect(stored[0]).not.toBe(stored[1])
  expect(stored[0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(parseOptions(stored[0]).saltLen).toBeGreaterThanOrEqual(16)
})

it('a password typed with composed or with combining characters is the same password', async () => {
  const stored = await passwords.hash('crème brûlée à la carte'.normalize('NFC'))
  expect(await passwords.matches(stored, 'crème brûlée à la carte'.normalize('NFD'))).toBe(true)
  expect(await passwords.matches(stored, 'creme brulee a la carte')).toBe(false)
})

it('an unknown user never matches, and the check takes as long', async () => {
  const stored = await passwords.hash('plover tandem quarry')
  const known: number[] = []
  const unknown: number[] = []
  for (let round = 0; round < 7; round += 1) {
    known.push(await timed(() => passwords.matches(stored, 'not this one at all')))
    unknown.push(await timed(() => passwords.matches(null, 'some other password')))
  }
  expect(await passwords.matches(null, 'some other password')).toBe(false)
  const ratio = median(unknown) / median(known)
  expect(ratio).toBeGreaterThan(0.4)
  expect(ratio).toBeLessThan(2.5)
})

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const median = (values: number[]): number => values.sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
