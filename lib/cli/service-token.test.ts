import { expect, test } from 'vitest'
import { serviceToken } from './service-token'

test.each([
  [],
  ['create'],
  ['revoke'],
  ['list', 'krs_0123456789abcdef'],
  ['list', '--name', 'Orders API'],
  ['create', '--name', 'Orders API', 'more'],
  ['create', '--name', 'Orders API', '--all'],
  ['rotate', 'krs_0123456789abcdef'],
])('service-token %j prints its usage and changes nothing', async (...args: string[]) => {
  await expect(serviceToken(args)).rejects.toThrow('Usage: npm run keyrail -- service-token create --name <name>')
})
