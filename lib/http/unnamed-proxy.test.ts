import { expect, test } from 'vitest'
import { unnamedProxy } from '../boot/unnamed-proxy.mjs'
import { createProxyWatch } from './unnamed-proxy'

const local = { origin: 'http://localhost:3000', trustedProxies: [] }

function watch(settings: Parameters<typeof createProxyWatch>[0] = local) {
  const warnings: string[] = []
  return { warnings, ...createProxyWatch(settings, { warn: (message) => warnings.push(message) }) }
}

test.each(['203.0.113.7, 127.0.0.1', 'unknown, ::1', '203.0.113.7, ::ffff:127.0.0.1', '203.0.113.7, 10.0.0.1, 127.0.0.1'])(
  'a proxy on this machine that is not named is noticed once: %s',
  (chain) => {
    const { observe, warning, warnings } = watch()
    expect(warning()).toBeNull()
    observe(chain)
    observe(chain)
    expect(warnings).toEqual([unnamedProxy])
    expect(warning()).toBe(unnamedProxy)
  },
)

test.each([null, '127.0.0.1', '203.0.113.7', '10.0.0.1, 203.0.113.7'])('a client without a proxy is no sign of one: %s', (chain) => {
  const { observe, warning, warnings } = watch()
  observe(chain)
  expect([warning(), warnings]).toEqual([null, []])
})

test('an https origin needs a proxy, which must be named', () => {
  expect(watch({ ...local, origin: 'https://keys.example.com' }).warning()).toBe(unnamedProxy)
  const named = watch({ origin: 'https://keys.example.com', trustedProxies: ['127.0.0.1'] })
  named.observe('203.0.113.7, 127.0.0.1')
  expect([named.warning(), named.warnings]).toEqual([null, []])
})
