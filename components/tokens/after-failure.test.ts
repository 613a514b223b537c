import { describe, expect, test } from 'vitest'
import { fail } from '@/lib/result'
import type { TokenView } from '@/lib/tokens/schema'
import { afterSwitch, readAfter } from './after-failure'
import { ReadFailed } from './read-data'

const on = { name: 'Zapier sync', status: 'active', deactivatedAt: null } as TokenView
const off = { ...on, status: 'deactivated', deactivatedAt: '2026-11-29T10:00:00.000Z' } as TokenView
const lost = fail('unavailable').error
const unreachable = () => Promise.reject(new TypeError('Failed to fetch'))
const gone = () => Promise.reject(new ReadFailed(404, 'not_found', null))
const ended = () => Promise.reject(new ReadFailed(401, 'missing_credentials', null))

const textAfter = async (active: boolean, code: Parameters<typeof fail>[0], read: () => Promise<TokenView>) =>
  afterSwitch('Zapier sync', active, await readAfter(fail(code).error, read))

describe('a switch whose response was lost', () => {
  test('is done if the token is as requested', async () => {
    expect(await textAfter(false, 'unavailable', async () => off)).toEqual({ text: 'Zapier sync is deactivated.', done: true })
    expect(await textAfter(true, 'internal', async () => on)).toEqual({ text: 'Zapier sync is active.', done: true })
  })

  test.each([
    [false, on, 'Zapier sync could not be deactivated. It is still active.'],
    [true, off, 'Zapier sync could not be activated. It is still deactivated.'],
    [true, { ...off, status: 'expired' }, 'Zapier sync could not be activated. It has expired.'],
    [true, { ...off, status: 'suspended' }, 'Zapier sync could not be activated. It is suspended.'],
  ] as const)('to active: %s says what was read', async (active, token, text) => {
    expect(await textAfter(active, 'unavailable', async () => token)).toEqual({ text, done: false })
  })

  test('says that nothing is known if the token cannot be read either', async () => {
    const text = "Couldn't reach Keyrail. It is not known whether Zapier sync was deactivated."
    expect(await textAfter(false, 'unavailable', unreachable)).toEqual({ text, done: false })
  })

  test('during maintenance says so, without reading the token', async () => {
    const text = 'Zapier sync: Nothing was changed. Keyrail is read-only for maintenance. Tokens keep working, and you can still stop them.'
    expect(await textAfter(true, 'maintenance', () => Promise.reject(new Error('The token was read.')))).toEqual({ text, done: false })
  })

  test.each(['unavailable', 'not_found', 'wrong_status'] as const)('and whose token is deleted (%s) says so', async (code) => {
    expect(await textAfter(false, code, gone)).toEqual({ text: 'Zapier sync no longer exists.', done: true })
  })
})

test('a deleted token is not read again', async () => {
  expect(await readAfter(fail('not_found').error, unreachable)).toEqual({ kind: 'missing' })
})

test('a rejected switch whose token cannot be read says why it was rejected', async () => {
  const { text } = await textAfter(false, 'missing_credentials', ended)
  expect(text).toBe('Zapier sync: Nothing was changed. Your session has ended. Sign in to continue.')
  expect(await readAfter(lost, ended)).toEqual({ kind: 'unread' })
})
