import { expect, test } from 'vitest'
import { readCredentials } from './credentials'

const token = 'kru_0123456789abcdef_0123456789abcdefghijklmnopqrstuvwxyzABCDEFG0123456'
const key = token.slice(0, 20)
const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

function read(headers: [string, string][], query = '') {
  const request = new Request(`http://localhost/api/v1/token${query}`)
  for (const [name, value] of headers) request.headers.append(name, value)
  const outcome = readCredentials(request)
  return outcome.ok ? outcome.value : outcome.error.code
}

test.each([
  ['Bearer', 'Authorization', `Bearer ${token}`],
  ['bearer in lower case', 'Authorization', `bearer ${token}`],
  ['BEARER in capitals', 'Authorization', `BEARER ${token}`],
  ['Bearer and several spaces', 'Authorization', `Bearer   ${token}`],
  ['Basic and several spaces', 'Authorization', basic(`${key}:${token}`).replace(' ', '  ')],
  ['Basic with the token key as user', 'Authorization', basic(`${key}:${token}`)],
  ['X-Api-Key', 'X-Api-Key', token],
])('a token is read from %s', (_, name, value) => {
  expect(read([[name, value]])).toBe(token)
})

test.each([
  ['no header', []],
  ['Bearer alone', [['Authorization', 'Bearer']]],
  ['another scheme', [['Authorization', `Digest ${token}`]]],
  ['the token without a scheme', [['Authorization', token]]],
  ['an empty header', [['X-Api-Key', '']]],
] satisfies [string, [string, string][]][])('%s is not a credential', (_, headers) => {
  expect(read(headers)).toBe('missing_credentials')
})

test.each([
  [
    'Bearer and X-Api-Key',
    [
      ['Authorization', `Bearer ${token}`],
      ['X-Api-Key', token],
    ],
  ],
  [
    'an empty Authorization and X-Api-Key',
    [
      ['Authorization', ''],
      ['X-Api-Key', token],
    ],
  ],
  [
    'Basic and X-Api-Key',
    [
      ['Authorization', basic(`${key}:${token}`)],
      ['X-Api-Key', token],
    ],
  ],
  [
    'X-Api-Key twice',
    [
      ['X-Api-Key', token],
      ['X-Api-Key', token],
    ],
  ],
  [
    'Authorization twice',
    [
      ['Authorization', `Bearer ${token}`],
      ['Authorization', `Bearer ${token}`],
    ],
  ],
  ['a token twice in one header', [['Authorization', `Bearer ${token},${token}`]]],
] satisfies [string, [string, string][]][])('%s is rejected as ambiguous', (_, headers) => {
  expect(read(headers)).toBe('invalid_request')
})

test.each(['?token=x', '?access_token=x', '?api_key=', '?API_KEY=x', `?q=${token}`, `?${token}`, `?a=1&b=x${token}`])(
  'a token in the URL is rejected, with or without a header: %s',
  (query) => {
    expect(read([], query)).toBe('invalid_request')
    expect(read([['Authorization', `Bearer ${token}`]], query)).toBe('invalid_request')
  },
)

test.each([
  ['another user', basic(`kru_fedcba9876543210:${token}`)],
  ['no user', basic(`:${token}`)],
  ['no colon', basic(token)],
  ['no password', basic(`${key}:`)],
  ['invalid base64', 'Basic ***'],
  ['base64 with a space', `${basic(`${key}:${token}`)} x`],
])('Basic with %s is an invalid token', (_, value) => {
  expect(read([['Authorization', value]])).toBe('invalid_token')
})

test('Basic presents everything after the first colon', () => {
  expect(read([['Authorization', basic(`${key}:${token}:x`)]])).toBe(`${token}:x`)
})

test('characters other than the spaces after the scheme stay part of the presented token', () => {
  expect(read([['Authorization', `Bearer \t${token}`]])).toBe(`\t${token}`)
  expect(read([['Authorization', `Bearer ${token} x`]])).toBe(`${token} x`)
  expect(read([['X-Api-Key', `${token}%00`]])).toBe(`${token}%00`)
})

test('a cookie is not a credential', () => {
  expect(read([['Cookie', `token=${token}; authorization=Bearer ${token}`]])).toBe('missing_credentials')
})
