import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const configurationIn = (path: string): string | undefined =>
  /```nginx\n[\s\S]*?```/.exec(readFileSync(new URL(`../../docs/${path}`, import.meta.url), 'utf8'))?.[0]

test('the nginx configuration of the developer docs is the one that npm run proof runs', () => {
  expect(configurationIn('pages/guides/verify-behind-nginx.md')).toBeDefined()
  expect(configurationIn('pages/guides/verify-behind-nginx.md')).toBe(configurationIn('verifying-behind-a-proxy.md'))
})
