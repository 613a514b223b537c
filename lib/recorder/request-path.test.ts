import { expect, test } from 'vitest'
import { storedPath } from './request-path'

const key = `kru_${'A'.repeat(16)}`
const secret = `${key}_${'s'.repeat(49)}`

test.each([
  ['/api/v1/contacts/42', '/api/v1/contacts/42'],
  ['/api/v1/contacts?email=ana@example.com#top', '/api/v1/contacts'],
  [`/files/${secret}`, `/files/${key}_[masked]`],
  [`/files/${secret.slice(0, 40)}`, `/files/${key}_[masked]`],
  [`/files/${secret.replaceAll('_', '%5F')}/a`, `/files/${key}_[masked]/a`],
  [`/files/${secret.replaceAll('_', '%5f')}/%E0%A4%A`, `/files/${key}_[masked]/%E0%A4%A`],
  [`/files/${secret.replaceAll('s', '%73')}`, `/files/${key}_[masked]`],
  ['/a\u202eb\ud800\nc', '/abc'],
  [`/${'x'.repeat(10_000)}`, `/${'x'.repeat(199)}`],
  [`/${'x'.repeat(170)}/${secret}`, `/${'x'.repeat(170)}/${key}_[masked`],
])('the path of %s is stored as %s', (target, stored) => {
  expect(storedPath(target)).toBe(stored)
})
