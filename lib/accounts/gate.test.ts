import { expect, it } from 'vitest'
import { Overloaded } from '../outage'
import { createGate } from './gate'

function opener() {
  const open: (() => void)[] = []
  return { open, wait: () => new Promise<void>((resolve) => open.push(resolve)) }
}

it('runs no more than its width at once and refuses beyond its queue', async () => {
  const { open, wait } = opener()
  const gate = createGate(2, 1)
  const jobs = [gate(wait), gate(wait), gate(wait)]
  await expect(gate(wait)).rejects.toThrow(Overloaded)
  expect(open).toHaveLength(2)
  open[0]?.()
  await jobs[0]
  expect(open).toHaveLength(3)
  for (const end of open) end()
  await Promise.all(jobs)
})

it('a job that fails gives its place back', async () => {
  const gate = createGate(1, 10)
  await expect(gate(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await Promise.all([1, 2, 3].map((value) => gate(() => Promise.resolve(value))))).toEqual([1, 2, 3])
})
