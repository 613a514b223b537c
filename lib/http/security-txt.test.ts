import { expect, it } from 'vitest'
import { readEnv } from '../env'
import { movableClock } from '../testing/fixtures/clock'
import { securityTxt } from './security-txt'

const clock = movableClock()

it('security.txt names the contact of the operator and expires', async () => {
  const env = readEnv({ KEYRAIL_SECURITY_CONTACT: 'mailto:security@example.com', KEYRAIL_ORIGIN: 'https://keys.example.com' })
  const response = await securityTxt({ env, clock })
  expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  expect(await response.text()).toMatch(
    /^Contact: mailto:security@example\.com\nExpires: \d{4}-\d\d-\d\dT[\d:.]+Z\nCanonical: https:\/\/keys\.example\.com\/\.well-known\/security\.txt\n$/,
  )
})

it('without a contact there is no security.txt', async () => {
  expect((await securityTxt({ env: readEnv({}), clock })).status).toBe(404)
})

it('a contact is an email or web URI', () => {
  expect(() => readEnv({ KEYRAIL_SECURITY_CONTACT: 'ftp://example.com' })).toThrow('KEYRAIL_SECURITY_CONTACT')
})
