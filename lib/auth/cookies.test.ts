import { expect, it } from 'vitest'
import { authCookies, lastOrganizationCookie, presentedValues, sessionCookieName } from './cookies'

it('on https every cookie is host-bound, secure and hidden from scripts', () => {
  const origin = 'https://keys.example.com'
  for (const cookie of [...Object.values(authCookies(origin)), lastOrganizationCookie(origin)]) {
    expect(cookie.name).toMatch(/^__Host-/)
    expect(cookie.options).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true })
  }
})

it('on plain http cookie names carry the port, so that installations on one host do not sign each other out', () => {
  expect(sessionCookieName('http://localhost:3000')).toBe('keyrail-3000.session')
  expect(sessionCookieName('http://localhost:3100')).toBe('keyrail-3100.session')
  expect(sessionCookieName('http://keyrail.example.com')).toBe('keyrail-80.session')
})

it('a cookie is found by its whole name, with every value that was presented', () => {
  const header = 'keyrail-3000.session=a; xkeyrail-3000.session=b;keyrail-3000.session=c=;keyrail-3000.sessions=d; keyrail-3000.session'
  expect(presentedValues(header, 'keyrail-3000.session')).toEqual(['a', 'c='])
  expect(presentedValues('', 'keyrail-3000.session')).toEqual([])
})
