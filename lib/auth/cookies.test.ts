import { expect, it } from 'vitest'
import { authCookies, lastOrganizationCookie, sessionCookieName } from './cookies'

it('on https every cookie is bound to this host, secure and out of reach of scripts', () => {
  const origin = 'https://keys.example.com'
  for (const cookie of [...Object.values(authCookies(origin)), lastOrganizationCookie(origin)]) {
    expect(cookie.name).toMatch(/^__Host-/)
    expect(cookie.options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
  }
})

it('on plain http the prefix that needs https is left out', () => {
  expect(sessionCookieName('http://localhost:3000')).toBe('keyrail.session')
})
