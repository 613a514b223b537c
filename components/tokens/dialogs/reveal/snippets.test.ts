import { expect, test } from 'vitest'
import { languages } from './languages'
import { snippet } from './snippets'

const values = { tokenKey: 'kru_0123456789ABCDEF', token: 'kru_0123456789ABCDEF_secret', apiBase: 'https://keys.example.com/api/v1' }

test.each(languages)('the %s snippet requests /token with the token key and the token', (language) => {
  const code = snippet(language, values)
  expect(code).toContain('https://keys.example.com/api/v1/token')
  expect(code).toContain(values.tokenKey)
  expect(code).toContain(values.token)
})

test('the curl snippet is one command that can be pasted into a shell', () => {
  expect(snippet('curl', values)).toBe(
    'curl https://keys.example.com/api/v1/token \\\n  -u "kru_0123456789ABCDEF:kru_0123456789ABCDEF_secret"',
  )
})

test.each(languages)('the %s snippet of a managed token posts JSON to its destination', (language) => {
  const code = snippet(language, { ...values, destinationId: '0123456789abcdefABCDEF' })
  expect(code).toContain('https://keys.example.com/api/v1/hooks/0123456789abcdefABCDEF')
  expect(code).toContain(values.token)
})

test('the curl snippet of a managed token is one command that can be pasted into a shell', () => {
  expect(snippet('curl', { ...values, destinationId: 'd1' })).toBe(
    `curl https://keys.example.com/api/v1/hooks/d1 \\
  -u "kru_0123456789ABCDEF:kru_0123456789ABCDEF_secret" \\
  -H "Content-Type: application/json" \\
  -d '{"hello":"world"}'`,
  )
})

test('the JavaScript snippet encodes the credentials at run time', () => {
  expect(snippet('JavaScript', values)).toMatch(/`Basic \$\{btoa\('kru_0123456789ABCDEF:kru_0123456789ABCDEF_secret'\)\}`/)
})
