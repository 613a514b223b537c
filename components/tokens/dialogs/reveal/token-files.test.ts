import { expect, test } from 'vitest'
import { bothText, envText, fileStem, jsonText } from './token-files'

const values = {
  tokenKey: 'kru_0123456789ABCDEF',
  token: 'kru_0123456789ABCDEF_secret',
  apiBase: 'https://keys.example.com/api/v1',
}

test('the .env file has one line each for the token key, the token and the API base URL', () => {
  expect(envText(values)).toBe(
    'TOKEN_KEY=kru_0123456789ABCDEF\nTOKEN=kru_0123456789ABCDEF_secret\nAPI_BASE=https://keys.example.com/api/v1\n',
  )
})

test('copying both leaves out the API base URL', () => {
  expect(bothText(values)).toBe('TOKEN_KEY=kru_0123456789ABCDEF\nTOKEN=kru_0123456789ABCDEF_secret\n')
})

test('the JSON file escapes quotes and line breaks in the name', () => {
  expect(JSON.parse(jsonText('A "b"\n', values))).toEqual({ name: 'A "b"\n', ...values })
})

test('the file name contains only letters, digits and hyphens for any token name', () => {
  expect(fileStem('Zapier sync')).toBe('zapier-sync')
  expect(fileStem('Nightly export, São Paulo')).toBe('nightly-export-sao-paulo')
  expect(fileStem('../../etc/passwd')).toBe('etc-passwd')
  expect(fileStem('東京')).toBe('token')
  expect(fileStem('x'.repeat(64))).toHaveLength(48)
})
