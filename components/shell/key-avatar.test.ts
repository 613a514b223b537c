import { expect, test } from 'vitest'
import { avatarPath } from './key-avatar'

test('the same text always gives the same drawing', () => {
  expect(avatarPath('kru_8Q4ZK2MD01abCDef')).toBe(avatarPath('kru_8Q4ZK2MD01abCDef'))
  expect(avatarPath('keyrail')).toMatchInlineSnapshot(
    `"M14.6 6 H39.5 L43 10 L39.5 14.6 H38.8 L37.6 12.0 H36.2 L35.0 14.6 H34.1 L32.9 14.0 H31.5 L30.3 14.6 H29.4 L28.2 8.0 H26.8 L25.6 14.6 H24.7 L23.5 8.0 H22.1 L20.9 14.6 H20.0 L18.8 10.0 H17.4 L16.2 14.6 H14.6 A7.6 7.6 0 1 1 14.6 6 Z M6.4 8.2 a2.1 2.1 0 1 0 .01 0 Z"`,
  )
})

test('texts that differ by one letter give different drawings', () => {
  const drawings = [...'0123456789ABCDEFGHIJ'].map((end) => avatarPath(`kru_8Q4ZK2MD01abCDe${end}`))
  expect(new Set(drawings).size).toBeGreaterThan(15)
})

test('a drawing has five cuts and contains nothing of the text', () => {
  const path = avatarPath('<script>"')
  expect(path).toMatch(/^[MHLAZa-z0-9 .]+$/)
  expect(path.match(/H[\d.]+ L[\d.]+ [\d.]+ H[\d.]+ L[\d.]+ 14\.6/g)).toHaveLength(5)
})
