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

test('the file name tells tokens apart, in letters, digits and hyphens', () => {
  expect(fileStem('Zapier sync', values.tokenKey)).toBe('zapier-sync')
  expect(fileStem('Nightly export, São Paulo', values.tokenKey)).toBe('nightly-export-sao-paulo')
  expect(fileStem('../../etc/passwd', values.tokenKey)).toBe('etc-passwd')
  expect(fileStem('東京', values.tokenKey)).toBe(values.tokenKey)
  expect(fileStem('Łódź Straße', values.tokenKey)).toBe('lodz-strasse')
  expect(fileStem('x'.repeat(64), values.tokenKey)).toHaveLength(48)
})
