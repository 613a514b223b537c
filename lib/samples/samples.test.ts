import { expect, test } from 'vitest'
import { firstRequest } from './first-request'
import { languages } from './languages'
import { writeSample } from './requests'
import { fromEnvironment } from './values'

const values = { tokenKey: 'kru_0123456789ABCDEF', token: 'kru_0123456789ABCDEF_secret', apiBase: 'https://keys.example.com/api/v1' }

test('the curl sample is one command that can be pasted into a shell', () => {
  expect(writeSample('curl', firstRequest(undefined), values)).toBe(
    'curl "https://keys.example.com/api/v1/token" \\\n  -u "kru_0123456789ABCDEF:kru_0123456789ABCDEF_secret"',
  )
})

test('the curl sample of a managed token posts JSON to its destination', () => {
  expect(writeSample('curl', firstRequest('d1'), values)).toBe(
    `curl "https://keys.example.com/api/v1/hooks/d1" \\
  -u "kru_0123456789ABCDEF:kru_0123456789ABCDEF_secret" \\
  -H "Content-Type: application/json" \\
  -d '{"hello":"world"}'`,
  )
})

test('the JavaScript sample encodes the credentials at run time', () => {
  const code = writeSample('JavaScript', firstRequest(undefined), values)
  expect(code).toMatch(/`Basic \$\{btoa\(`kru_0123456789ABCDEF:kru_0123456789ABCDEF_secret`\)\}`/)
})

test.each(languages)('the %s sample of the docs reads the token from the environment', (language) => {
  const code = writeSample(language, firstRequest(undefined), fromEnvironment(language))
  expect(code).toContain('TOKEN_KEY')
  expect(code).not.toMatch(/kru_/)
})
