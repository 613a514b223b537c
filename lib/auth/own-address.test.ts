import { expect, it } from 'vitest'
import { ownAddress } from './own-address'

const origin = 'http://localhost:3000'
const address = '/sign-in?next=%2F'

it.each(['127.0.0.1:3000', '[::1]:3000', 'keys.localhost:3000'])('%s is led to the one origin, path and search kept', (host) => {
  expect(ownAddress({ host, address }, origin)).toBe(`${origin}${address}`)
})

it.each([null, 'localhost:3000', 'LOCALHOST:3000', '127.0.0.1:4000', 'evil.example:3000', '%', ''])('%s stays where it is', (host) => {
  expect(ownAddress({ host: host?.toLowerCase() ?? null, address }, origin)).toBeNull()
})

it('an installation that others reach leads nobody anywhere', () => {
  expect(ownAddress({ host: '127.0.0.1', address }, 'https://keys.example.com')).toBeNull()
})
