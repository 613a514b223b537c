import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inTurns } from './turns'

async function* parts() {
  yield 1
  yield 2
  yield 3
}

/** Uses the processor. */
function work(ms: number): void {
  for (const start = performance.now(); performance.now() - start < ms; );
}

async function request(turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    await nextTurn()
    work(2)
  }
}

it('a request that begins during a part of long work has its response before the next part', async () => {
  const done: unknown[] = []
  for await (const part of inTurns(parts())) {
    done.push(part)
    if (part === 1) void request(10).then(() => done.push('response'))
  }
  expect(done).toEqual([1, 'response', 2, 3])
})

it('long work goes on while other requests never end', async () => {
  let isOver = false
  const others = async () => {
    while (!isOver) await request(1)
  }
  const running = others()
  const done: number[] = []
  for await (const part of inTurns(parts())) done.push(part)
  isOver = true
  await running
  expect(done).toEqual([1, 2, 3])
})
