import { NextRequest, NextResponse } from 'next/server'
import { expect, it } from 'vitest'
import { lastOpened, rememberOrganization } from './last-organization'

function remembered(path: string, cookie = '', origin = 'http://localhost:3000', method = 'GET') {
  const response = NextResponse.next()
  rememberOrganization(new NextRequest(`${origin}${path}`, { headers: { cookie }, method }), response, origin)
  return response.headers.get('set-cookie')
}

it('a browser remembers whose page it opened, out of reach of scripts and of other sites', () => {
  expect(remembered('/o/northwind/tokens?q=a')).toMatch(
    /^keyrail\.organization=northwind; Path=\/; .*Max-Age=31536000; HttpOnly; SameSite=lax$/,
  )
  expect(remembered('/o/northwind', '', 'https://keys.example.com')).toMatch(/^__Host-keyrail\.organization=northwind; .*Secure; HttpOnly/)
})

it('it is told once, and again when the organization is another', () => {
  expect(remembered('/o/northwind/tokens', 'keyrail.organization=northwind')).toBeNull()
  expect(remembered('/o/harbour/tokens', 'keyrail.organization=northwind')).toContain('=harbour;')
})

it('an action changes nothing of it', () => {
  expect(remembered('/o/harbour/tokens', 'keyrail.organization=northwind', 'http://localhost:3000', 'POST')).toBeNull()
})

it.each(['/', '/settings', '/o', '/o/', '/o/NORTHWIND', '/o/a%3Bb/tokens', `/o/${'a'.repeat(41)}`, '/x/o/northwind'])(
  '%s opens no organization',
  (path) => {
    expect(remembered(path)).toBeNull()
  },
)

it('the one opened last is opened again only while it is the person’s; else the one joined first, if there is one', () => {
  const joined = (slug: string, at: string) => ({ slug, joinedAt: new Date(at) })
  const [harbour, northwind] = [joined('harbour', '2026-11-20T12:00:00Z'), joined('northwind', '2026-11-01T12:00:00Z')]
  expect(lastOpened([harbour, northwind], 'harbour')).toBe(harbour)
  for (const value of [undefined, '', 'others', '../x', 'HARBOUR']) expect(lastOpened([harbour, northwind], value)).toBe(northwind)
  expect(lastOpened([], 'northwind')).toBeNull()
})

it('of organizations joined in the same moment the first of the list is opened', () => {
  const [harbour, acme] = ['harbour', 'acme'].map((slug) => ({ slug, joinedAt: new Date('2026-11-20T12:00:00Z') }))
  expect(harbour && acme && lastOpened([harbour, acme], undefined)).toBe(harbour)
})
