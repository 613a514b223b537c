import { expect, test } from 'vitest'
import { createLog } from './log'
import { logFields } from './ports'

const token = 'kru_0123456789abcdef_SECRETSECRETSECRETSECRETSECRETSECRETSECRETSECRETZ'

function logged(work: (log: ReturnType<typeof createLog>) => void, level: 'info' | 'warn' = 'info'): string {
  const lines: string[] = []
  work(createLog(level, { write: (line) => void lines.push(line) }))
  return lines.join('')
}

test('a line is one JSON object with its message, level and fields', () => {
  expect(JSON.parse(logged((log) => log.warn('Slow.', { requestId: 'abc', count: 3 })))).toMatchObject({
    level: 'warn',
    msg: 'Slow.',
    requestId: 'abc',
    count: 3,
  })
})

test('a field that is not on the allow-list is dropped', () => {
  const fields = { password: 'a long walk by the harbour', body: '{}', requestId: 'abc' }
  const text = logged((log) => log.info('Hello.', fields))
  expect(text).toContain('abc')
  expect(text).not.toMatch(/harbour|body/)
})

test.each([
  ['a token in a field', `rejected ${token}`],
  ['a token in the middle of a word', `x${token}x`],
  ['a token in a URL', `/api?token=${token}&a=b`],
  ['part of a token', token.slice(0, 40)],
  ['an Authorization header', `Authorization: Bearer ${token}`],
  ['an Authorization header of another scheme', 'authorization: Negotiate SECRETSECRET'],
  ['Basic credentials', `Basic ${Buffer.from(`${token.slice(0, 20)}:${token}`).toString('base64')}`],
  ['a cookie', '{"cookie":"session=SECRETSECRET; theme=dark"}'],
  ['a Set-Cookie header', 'Set-Cookie: __Host-session=SECRETSECRET'],
  ['an API key', `X-Api-Key: ${token}`],
])('the secret in %s is masked, in fields and in messages', (_, text) => {
  const secrets = /SECRET|[0-9A-Za-z+/]{24}/
  expect(logged((log) => log.error(text, { error: text }))).not.toMatch(secrets)
  expect(logged((log) => log.error(text, { error: text }))).toContain('[masked]')
})

test('every field that the type allows is written', () => {
  const fields = Object.fromEntries(logFields.map((name) => [name, `value of ${name}`]))
  expect(JSON.parse(logged((log) => log.info('Hello.', fields)))).toMatchObject(fields)
})

test('the token key stays readable next to the masked secret', () => {
  expect(logged((log) => log.warn('x', { error: token }))).toContain(`${token.slice(0, 20)}_[masked]`)
})

test('no character can forge or reorder a line', () => {
  const text = logged((log) => log.info('one\ntwo\u2028three\u202Efour\u0000\u009b', { path: '/a\r\n{"level":"fatal"}' }))
  expect(text.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u)
  expect(text.trimEnd().split('\n')).toHaveLength(1)
})

test('lines below the log level are not written', () => {
  expect(logged((log) => log.info('Hello.'), 'warn')).toBe('')
})
