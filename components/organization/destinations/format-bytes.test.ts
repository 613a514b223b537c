import { expect, test } from 'vitest'
import { formatBytes } from './format-bytes'
import { readPage } from './read-page'

test('a size is shown in bytes below 1 KB, and in KB above', () => {
  expect([1, 812, 1_024, 4_301, 262_144].map(formatBytes)).toEqual(['1 byte', '812 bytes', '1.0 KB', '4.2 KB', '256.0 KB'])
})

test('an invalid page parameter means the first page', () => {
  expect([undefined, '', '0', '-1', 'x', '1e9', '123456', ['3', '4'], '12'].map(readPage)).toEqual([1, 1, 1, 1, 1, 1, 1, 3, 12])
})
