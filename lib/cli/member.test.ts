import { expect, test } from 'vitest'
import { member } from './member'

test.each([
  [],
  ['list'],
  ['list', '--org', 'northwind', '--email', 'ana@example.com'],
  ['role', '--org', 'northwind', '--email', 'ana@example.com'],
  ['role', 'admin', '--org', 'northwind'],
  ['remove', 'admin', '--org', 'northwind', '--email', 'ana@example.com'],
  ['remove', '--org', 'northwind', '--email', 'ana@example.com', '--all'],
  ['reactivate', '--org', 'northwind'],
  ['reactivate', 'admin', '--org', 'northwind', '--email', 'ana@example.com'],
])('member %j prints its usage and changes nothing', async (...args: string[]) => {
  await expect(member(args)).rejects.toThrow('Usage: npm run keyrail -- member list --org <slug>')
})
