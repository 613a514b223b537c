import { describe, expect, it, vi } from 'vitest'
import { fail, ok } from '@/lib/result'
import { ReadFailed } from '../tokens/read-data'
import { readData, runAction } from './recover'

const promptsThat = (complete: boolean) => ({
  promptSignIn: vi.fn(async () => complete),
  promptReauth: vi.fn(async () => complete),
})

const sessionEnded = () => new ReadFailed(401, 'missing_credentials', null)

describe('an action', () => {
  it('that succeeds prompts for nothing', async () => {
    const prompts = promptsThat(false)
    expect(await runAction(async () => ok(1), prompts)).toEqual(ok(1))
    expect(prompts.promptSignIn).not.toHaveBeenCalled()
    expect(prompts.promptReauth).not.toHaveBeenCalled()
  })

  it.each([
    ['missing_credentials', 'promptSignIn'],
    ['reauthentication_required', 'promptReauth'],
  ] as const)('rejected with %s runs again after the prompt', async (code, prompt) => {
    const prompts = promptsThat(true)
    const action = vi.fn(async () => (action.mock.calls.length === 1 ? fail(code) : ok('done')))
    expect(await runAction(action, prompts)).toEqual(ok('done'))
    expect(prompts[prompt]).toHaveBeenCalledOnce()
  })

  it('prompts again until nothing more is required: sign-in, then re-authentication', async () => {
    const prompts = promptsThat(true)
    const results = [fail('missing_credentials'), fail('reauthentication_required'), ok('done')]
    expect(await runAction(async () => results.shift() ?? fail('internal'), prompts)).toEqual(ok('done'))
    expect(prompts.promptSignIn).toHaveBeenCalledOnce()
    expect(prompts.promptReauth).toHaveBeenCalledOnce()
  })

  it.each(['missing_credentials', 'reauthentication_required'] as const)('returns %s if the user declines', async (code) => {
    const action = vi.fn(async () => fail(code))
    expect(await runAction(action, promptsThat(false))).toEqual(fail(code))
    expect(action).toHaveBeenCalledOnce()
  })

  it('returns any other failure without a prompt', async () => {
    const prompts = promptsThat(true)
    const failure = fail('limit_reached', { detail: 'You already have 3 listed tokens.' })
    expect(await runAction(async () => failure, prompts)).toEqual(failure)
    expect(prompts.promptSignIn).not.toHaveBeenCalled()
    expect(prompts.promptReauth).not.toHaveBeenCalled()
  })

  it('that loses the connection fails as unavailable, before a prompt or after it', async () => {
    const offline = () => Promise.reject(new TypeError('Failed to fetch'))
    expect(await runAction(offline, promptsThat(true))).toEqual(fail('unavailable'))
    const action = vi.fn(() => (action.mock.calls.length === 1 ? Promise.resolve(fail('missing_credentials')) : offline()))
    expect(await runAction(action, promptsThat(true))).toEqual(fail('unavailable'))
  })
})

describe('a read', () => {
  it('runs again after each sign-in', async () => {
    const prompts = promptsThat(true)
    const results = [Promise.reject(sessionEnded()), Promise.reject(sessionEnded()), Promise.resolve('rows')]
    expect(await readData(async () => results.shift(), prompts)).toBe('rows')
    expect(prompts.promptSignIn).toHaveBeenCalledTimes(2)
  })

  it('throws the original error if the user declines to sign in', async () => {
    const fetcher = vi.fn(() => Promise.reject(sessionEnded()))
    await expect(readData(fetcher, promptsThat(false))).rejects.toMatchObject({ status: 401, code: 'missing_credentials' })
    expect(fetcher).toHaveBeenCalledOnce()
  })

  it.each([new ReadFailed(403, 'forbidden', null), new TypeError('Failed to fetch')])('throws %s without a prompt', async (error) => {
    const prompts = promptsThat(true)
    await expect(readData(() => Promise.reject(error), prompts)).rejects.toBe(error)
    expect(prompts.promptSignIn).not.toHaveBeenCalled()
  })
})
