import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isUnavailable, Overloaded } from '../errors'
import { createSemaphore } from './semaphore'

function controlled() {
  let finish: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    finish = resolve
  })
  return { job: () => ended, finish }
}

it('jobs run one after another in the order they arrived', async () => {
  const limited = createSemaphore({ permits: 1 })
  const seen: string[] = []
  const job = (name: string) => async () => {
    seen.push(`${name} starts`)
    await Promise.resolve()
    seen.push(`${name} ends`)
  }
  await Promise.all([limited(job('a')), limited(job('b')), limited(job('c'))])
  expect(seen).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends'])
})

it('a failing job releases its permit and affects no other job', async () => {
  const limited = createSemaphore({ permits: 1 })
  const failing = limited(() => Promise.reject(new Error('no')))
  const next = limited(() => Promise.resolve('yes'))
  await expect(failing).rejects.toThrow('no')
  await expect(next).resolves.toBe('yes')
})

it('no more jobs run concurrently than there are permits', async () => {
  const limited = createSemaphore({ permits: 2 })
  let running = 0
  let most = 0
  const jobs = Array.from({ length: 5 }, controlled)
  const all = jobs.map(({ job }) =>
    limited(async () => {
      running += 1
      most = Math.max(most, running)
      await job()
      running -= 1
    }),
  )
  for (const { finish } of jobs) finish()
  await Promise.all(all)
  expect(most).toBe(2)
})

describe('a semaphore with patience', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('a waiting job is rejected when no job succeeds in time, and the next one takes its turn', async () => {
    const limited = createSemaphore({ permits: 1, patienceMs: 5_000 })
    const stuck = controlled()
    const ran: string[] = []
    const note = (name: string) => async () => void ran.push(name)
    const first = limited(stuck.job)
    const second = limited(note('second')).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(isUnavailable(await second)).toBe(true)
    const third = limited(note('third'))
    stuck.finish()
    await Promise.all([first, third])
    expect(ran).toEqual(['third'])
  })

  it('a job keeps waiting while others succeed', async () => {
    const limited = createSemaphore({ permits: 1, patienceMs: 5_000 })
    const all = Promise.all(Array.from({ length: 6 }, () => limited(() => new Promise<void>((done) => setTimeout(done, 3_000)))))
    await vi.advanceTimersByTimeAsync(18_000)
    await expect(all).resolves.toHaveLength(6)
  })
})

it('a job is rejected when the maximum number is already waiting', async () => {
  const limited = createSemaphore({ permits: 2, maxWaiting: 1 })
  const jobs = Array.from({ length: 3 }, controlled)
  const started: number[] = []
  const running = jobs.map(({ job }, index) =>
    limited(() => {
      started.push(index)
      return job()
    }),
  )
  await expect(limited(() => Promise.resolve())).rejects.toThrow(Overloaded)
  expect(started).toEqual([0, 1])
  for (const { finish } of jobs) finish()
  await Promise.all(running)
  expect(started).toEqual([0, 1, 2])
})
