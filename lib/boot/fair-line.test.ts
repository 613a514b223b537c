import { expect, it } from 'vitest'
import { createFairLine } from './fair-line.mjs'

const roomy = { running: () => 1, waiting: 100, waitingPerCaller: 100 }

/** Lets named jobs join a line; `finish` ends the oldest running one. */
function open(limits: Parameters<typeof createFairLine>[0]) {
  const line = createFairLine(limits)
  const started: string[] = []
  const running: (() => void)[] = []
  const join = (group: string, name: string, job = name) =>
    line.join({ group, name }, (finish) => {
      started.push(job)
      running.push(finish)
    })
  const finish = () => running.shift()?.()
  return { line, started, join, finish }
}

it('callers take turns, however many jobs one of them has', () => {
  const { join, finish, started } = open(roomy)
  for (const job of ['a1', 'a2', 'a3', 'a4']) join('x', 'a', job)
  for (const job of ['b1', 'b2']) join('x', 'b', job)
  for (let done = 0; done < 6; done += 1) finish()
  expect(started).toEqual(['a1', 'a2', 'b1', 'a3', 'b2', 'a4'])
})

it('groups take turns, however many callers one of them has', () => {
  const { join, finish, started } = open(roomy)
  for (const name of ['a', 'b', 'c', 'd']) join('x', name)
  join('y', 'e')
  for (let done = 0; done < 5; done += 1) finish()
  expect(started).toEqual(['a', 'b', 'e', 'c', 'd'])
})

it('a caller or a group at its limit leaves its turn to the next one', () => {
  const callers = open({ ...roomy, running: () => 3, perCaller: 2 })
  for (const job of ['a1', 'a2', 'a3']) callers.join('x', 'a', job)
  callers.join('x', 'b')
  expect(callers.started).toEqual(['a1', 'a2', 'b'])
  const groups = open({ ...roomy, running: () => 3, perGroup: 2 })
  for (const name of ['a', 'b', 'c']) groups.join('x', name)
  groups.join('y', 'd')
  expect(groups.started).toEqual(['a', 'b', 'd'])
  groups.finish()
  expect(groups.started).toEqual(['a', 'b', 'd', 'c'])
})

it('a full line rejects, and names whose share is full', () => {
  const { join, line } = open({ running: () => 1, waiting: 3, waitingPerCaller: 2 })
  for (const job of ['a1', 'a2', 'a3']) join('x', 'a', job)
  expect(join('x', 'a')).toBe('caller_full')
  join('x', 'b')
  expect(join('x', 'c')).toBe('full')
  expect([line.running(), line.waiting()]).toEqual([1, 3])
})

it('a group whose share of the line is full leaves the rest of it to others', () => {
  const { join, line } = open({ running: () => 1, waiting: 5, waitingPerCaller: 2, waitingPerGroup: 3 })
  for (const name of ['running', 'a', 'b', 'c']) join('x', name)
  expect(join('x', 'd')).toBe('group_full')
  join('y', 'e')
  expect(line.waiting()).toBe(4)
})

it('fewer jobs start while the line allows fewer, and the others when it allows more', () => {
  let most = 1
  const { join, line, started } = open({ ...roomy, running: () => most })
  for (const name of ['a', 'b', 'c']) join('x', name)
  expect(started).toEqual(['a'])
  most = 3
  line.advance()
  expect(started).toEqual(['a', 'b', 'c'])
})

it('a job that leaves the line never starts, and nothing of it stays', () => {
  const { join, finish, started, line } = open(roomy)
  join('x', 'a', 'a1')
  const leave = join('x', 'b')
  join('x', 'c')
  if (typeof leave === 'function') leave()
  finish()
  finish()
  expect(started).toEqual(['a1', 'c'])
  expect([line.running(), line.waiting()]).toEqual([0, 0])
})
