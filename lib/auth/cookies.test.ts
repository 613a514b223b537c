import { expect, it } from 'vitest'
import { authCookies, lastOrganizationCookie, sessionCookieName } from './cookies'

it('on https every cookie is host-bound, secure and hidden from scripts', () => {
  const origin = 'https://keys.example.com'
  for (const cookie of [...Object.values(authCookies(origin)), lastOrganizationCookie(origin)]) {
    expect(cookie.name).toMatch(/^__Host-/)
    expect(cookie.options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
  }
})

it('on plain http cookie names have no __Host- prefix', () => {
  expect(sessionCookieName('http://localhost:3000')).toBe('keyrail.session')
})
