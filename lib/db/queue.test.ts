import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { isUnavailable } from '../outage'
import { createQueue } from './queue'

/** A job that ends when it is told to. */
function controlled() {
  let finish: () => void = () => undefined
  const ended = new Promise<void>((resolve) => {
    finish = resolve
  })
  return { job: () => ended, finish }
}

it('jobs run one after another in the order they came', async () => {
  const inTurn = createQueue()
  const seen: string[] = []
  const job = (name: string) => async () => {
    seen.push(`${name} starts`)
    await Promise.resolve()
    seen.push(`${name} ends`)
  }
  await Promise.all([inTurn(job('a')), inTurn(job('b')), inTurn(job('c'))])
  expect(seen).toEqual(['a starts', 'a ends', 'b starts', 'b ends', 'c starts', 'c ends'])
})

it('a job that fails fails alone', async () => {
  const inTurn = createQueue()
  const failing = inTurn(() => Promise.reject(new Error('no')))
  const next = inTurn(() => Promise.resolve('yes'))
  await expect(failing).rejects.toThrow('no')
  await expect(next).resolves.toBe('yes')
})

it('no more jobs run at once than the queue is wide', async () => {
  const inTurn = createQueue(2)
  let running = 0
  let most = 0
  const jobs = Array.from({ length: 5 }, controlled)
  const all = jobs.map(({ job }) =>
    inTurn(async () => {
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

describe('a queue with patience', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('who waits gives up when nothing succeeds for too long, and leaves its place to the next', async () => {
    const inTurn = createQueue(1, 5_000)
    const stuck = controlled()
    const ran: string[] = []
    const note = (name: string) => async () => void ran.push(name)
    const first = inTurn(stuck.job)
    const second = inTurn(note('second')).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(isUnavailable(await second)).toBe(true)
    const third = inTurn(note('third'))
    stuck.finish()
    await Promise.all([first, third])
    expect(ran).toEqual(['third'])
  })

  it('who waits while others succeed keeps waiting', async () => {
    const inTurn = createQueue(1, 5_000)
    const all = Promise.all(Array.from({ length: 6 }, () => inTurn(() => new Promise<void>((done) => setTimeout(done, 3_000)))))
    await vi.advanceTimersByTimeAsync(18_000)
    await expect(all).resolves.toHaveLength(6)
  })
})
