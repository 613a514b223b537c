import { NextRequest, NextResponse } from 'next/server'
import { expect, it } from 'vitest'
import { lastOpened, rememberOrganization } from './last-organization'

function remembered(path: string, cookie = '', origin = 'http://localhost:3000', method = 'GET') {
  const response = NextResponse.next()
  rememberOrganization(new NextRequest(`${origin}${path}`, { headers: { cookie }, method }), response, origin)
  return response.headers.get('set-cookie')
}

it('the opened organization is remembered in a cookie that scripts and other sites cannot read', () => {
  expect(remembered('/o/northwind/tokens?q=a')).toMatch(
    /^keyrail-3000\.organization=northwind; Path=\/; .*Max-Age=31536000; HttpOnly; SameSite=lax$/,
  )
  expect(remembered('/o/northwind', '', 'https://keys.example.com')).toMatch(/^__Host-keyrail\.organization=northwind; .*Secure; HttpOnly/)
})

it('the cookie is set only when the organization changes', () => {
  expect(remembered('/o/northwind/tokens', 'keyrail-3000.organization=northwind')).toBeNull()
  expect(remembered('/o/harbour/tokens', 'keyrail-3000.organization=northwind')).toContain('=harbour;')
})

it('an action does not change the cookie', () => {
  expect(remembered('/o/harbour/tokens', 'keyrail-3000.organization=northwind', 'http://localhost:3000', 'POST')).toBeNull()
})

it.each(['/', '/settings', '/o', '/o/', '/o/NORTHWIND', '/o/a%3Bb/tokens', `/o/${'a'.repeat(41)}`, '/x/o/northwind'])(
  '%s is not the path of an organization',
  (path) => {
    expect(remembered(path)).toBeNull()
  },
)

it('the last opened organization is used while the viewer belongs to it, otherwise the one joined first', () => {
  const joined = (slug: string, at: string) => ({ slug, joinedAt: new Date(at) })
  const [harbour, northwind] = [joined('harbour', '2026-11-20T12:00:00Z'), joined('northwind', '2026-11-01T12:00:00Z')]
  expect(lastOpened([harbour, northwind], 'harbour')).toBe(harbour)
  for (const value of [undefined, '', 'others', '../x', 'HARBOUR']) expect(lastOpened([harbour, northwind], value)).toBe(northwind)
  expect(lastOpened([], 'northwind')).toBeNull()
})

it('the first listed of organizations joined at the same moment is used', () => {
  const [harbour, acme] = ['harbour', 'acme'].map((slug) => ({ slug, joinedAt: new Date('2026-11-20T12:00:00Z') }))
  expect(harbour && acme && lastOpened([harbour, acme], undefined)).toBe(harbour)
})
