import { expect, test } from 'vitest'
import { bothText, envText, fileStem, jsonText } from './token-files'

const values = {
  tokenKey: 'kru_0123456789ABCDEF',
  token: 'kru_0123456789ABCDEF_secret',
  apiBase: 'https://keys.example.com/api/v1',
}

test('the .env file holds the key, the token and the base address, a line each', () => {
  expect(envText(values)).toBe(
    'TOKEN_KEY=kru_0123456789ABCDEF\nTOKEN=kru_0123456789ABCDEF_secret\nAPI_BASE=https://keys.example.com/api/v1\n',
  )
})

test('copying both leaves the base address out', () => {
  expect(bothText(values)).toBe('TOKEN_KEY=kru_0123456789ABCDEF\nTOKEN=kru_0123456789ABCDEF_secret\n')
})

test('the JSON file survives a name with quotes and line ends', () => {
  expect(JSON.parse(jsonText('A "b"\n', values))).toEqual({ name: 'A "b"\n', ...values })
})

test('a file name is made of plain letters whatever the token is called', () => {
  expect(fileStem('Zapier sync')).toBe('zapier-sync')
  expect(fileStem('Nightly export, São Paulo')).toBe('nightly-export-sao-paulo')
  expect(fileStem('../../etc/passwd')).toBe('etc-passwd')
  expect(fileStem('東京')).toBe('token')
  expect(fileStem('x'.repeat(64))).toHaveLength(48)
})
