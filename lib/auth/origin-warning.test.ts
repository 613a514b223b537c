import { expect, test } from 'vitest'
import type { LogFields } from '../ports'
import { createOriginWarning } from './origin-warning'

const lines: [string, LogFields | undefined][] = []
const start = () => {
  lines.length = 0
  return createOriginWarning({ warn: (message, fields) => void lines.push([message, fields]) })
}

test('a rejected origin is logged once, with the configured one', () => {
  const warn = start()
  warn('http://keyrail.lan:3000', 'http://localhost:3000')
  warn('http://keyrail.lan:3000', 'http://localhost:3000')
  warn(null, 'http://localhost:3000')
  const text = 'An action from another origin was rejected. This Keyrail is at http://localhost:3000. Open it there, or set KEYRAIL_ORIGIN.'
  expect(lines).toEqual([
    [text, { origin: 'http://keyrail.lan:3000' }],
    [text, { origin: 'none' }],
  ])
})

test('requests from ever other origins cannot fill the log', () => {
  const warn = start()
  for (let index = 0; index < 100; index += 1) warn(`https://${index}.example/${'x'.repeat(1_000)}`, 'http://localhost:3000')
  expect(lines).toHaveLength(20)
  expect(lines.every(([, fields]) => String(fields?.['origin']).length <= 200)).toBe(true)
})
