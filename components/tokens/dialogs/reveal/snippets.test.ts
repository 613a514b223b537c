import { expect, test } from 'vitest'
import { languages, snippet } from './snippets'

const values = { tokenKey: 'kru_0123456789ABCDEF', token: 'kru_0123456789ABCDEF_secret', apiBase: 'https://keys.example.com/api/v1' }

test.each(languages)('%s calls the token about itself with both values', (language) => {
  const code = snippet(language, values)
  expect(code).toContain('https://keys.example.com/api/v1/token')
  expect(code).toContain(values.tokenKey)
  expect(code).toContain(values.token)
})

test('curl is one command that a shell takes as pasted', () => {
  expect(snippet('curl', values)).toBe(
    'curl https://keys.example.com/api/v1/token \\\n  -u "kru_0123456789ABCDEF:kru_0123456789ABCDEF_secret"',
  )
})

test('JavaScript builds the header when it runs', () => {
  expect(snippet('JavaScript', values)).toMatch(/`Basic \$\{btoa\('kru_0123456789ABCDEF:kru_0123456789ABCDEF_secret'\)\}`/)
})
