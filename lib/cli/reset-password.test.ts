import { expect, test } from 'vitest'
import { resetPassword } from './reset-password'

test.each([[], ['ana@example.com'], ['--email'], ['--email', ''], ['--email', 'ana@example.com', '--all']])(
  'reset-password %j prints its usage and creates no link',
  async (...args: string[]) => {
    await expect(resetPassword(args)).rejects.toThrow('Usage: npm run keyrail -- reset-password --email <email>')
  },
)
