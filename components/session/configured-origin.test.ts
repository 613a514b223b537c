import { afterEach, expect, test, vi } from 'vitest'
import { fail } from '@/lib/result'
import { requestSignIn } from '../account/sign-in-request'
import { otherOrigin } from './configured-origin'
import { tryAction } from './recover'

const openedAt = (origin: string, configured: string | undefined) => {
  vi.stubGlobal('location', { origin })
  vi.stubGlobal('document', {
    documentElement: { dataset: configured === undefined ? {} : { origin: configured, originProblem: problem } },
  })
}

const reject = () => Promise.reject(new Error('An unexpected response was received from the server.'))
const problem = 'This Keyrail is at http://localhost:3000. Open it there, or set KEYRAIL_ORIGIN.'

afterEach(() => vi.unstubAllGlobals())

test('a page opened at another origin than the configured one is recognized', () => {
  openedAt('http://keyrail.lan:3000', 'http://localhost:3000')
  expect(otherOrigin()).toBe('http://localhost:3000')
  openedAt('https://keys.example.com', 'https://keys.example.com')
  expect(otherOrigin()).toBeNull()
  openedAt('https://keys.example.com', undefined)
  expect(otherOrigin()).toBeNull()
})

test('a failed action and a failed sign-in on such a page say where Keyrail is', async () => {
  openedAt('http://keyrail.lan:3000', 'http://localhost:3000')
  expect(await tryAction(reject)).toEqual(fail('unavailable', { detail: problem }))
  expect(await requestSignIn({ signIn: reject }, 'ana@example.com', 'x')).toEqual(fail('unavailable', { detail: problem }))
  openedAt('http://localhost:3000', 'http://localhost:3000')
  expect(await tryAction(reject)).toEqual(fail('unavailable'))
})
