import { expect, test } from 'vitest'
import { isLocal, isLoopback, isPrivate } from './loopback.mjs'

test.each(['localhost', 'keyrail.localhost', '127.0.0.1', '127.0.0.2', '::1', '[::1]'])('%s is loopback', (host) => {
  expect(isLoopback(host)).toBe(true)
})

test.each(['0.0.0.0', '::', '10.0.0.5', 'localhost.example.com', '127.0.0.1.example.com', 'example.com:x.localhost', ''])(
  '%s is not loopback',
  (host) => {
    expect(isLoopback(host)).toBe(false)
  },
)

test('an origin is local on any port if its host is loopback', () => {
  expect(isLocal('http://[::1]:3000')).toBe(true)
  expect(isLocal('https://keys.example.com')).toBe(false)
})

test('an installation is private if both its origin and its listening host are loopback', () => {
  expect(isPrivate({ origin: 'http://localhost:3000', host: '127.0.0.1' })).toBe(true)
  expect(isPrivate({ origin: 'http://localhost:3000', host: '0.0.0.0' })).toBe(false)
  expect(isPrivate({ origin: 'https://keys.example.com', host: '127.0.0.1' })).toBe(false)
})
