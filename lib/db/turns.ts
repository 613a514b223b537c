import { setImmediate as nextTurn } from 'node:timers/promises'

/** A turn that is shorter had nothing else to do. */
const quietMs = 1
const mostTurns = 20

/**
 * The parts of long work, each small enough for one turn of the event loop. Everything else runs before the next one: a series of
 * reads alone never leaves the turn.
 */
export async function* inTurns<Part>(parts: AsyncIterable<Part>): AsyncGenerator<Part> {
  for await (const part of parts) {
    yield part
    await leaveTurns()
  }
}

/** A request needs several turns until its response: with one between two parts it would wait for several parts. */
async function leaveTurns(): Promise<void> {
  // the first one may end before anything that arrived is read
  await nextTurn()
  for (let turns = 0; turns < mostTurns; turns += 1) {
    const start = performance.now()
    await nextTurn()
    if (performance.now() - start < quietMs) return
  }
}
