import { expect, test } from 'vitest'
import { commandKeyOf } from './command-key'

test.each([
  ['MacIntel', '⌘'],
  ['iPad', '⌘'],
  ['Win32', 'Ctrl'],
  ['Linux x86_64', 'Ctrl'],
])('the command key on %s is %s', (platform, key) => {
  expect(commandKeyOf(platform)).toBe(key)
})
