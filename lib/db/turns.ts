import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * The parts of long work, each small enough for one turn of the event loop. Everything else runs before the next one: a series of
 * reads alone never leaves the turn, and a request needs several turns until its response.
 */
export async function* inTurns<Part>(parts: AsyncIterable<Part>): AsyncGenerator<Part> {
  for await (const part of parts) {
    yield part
    await nextTurn()
  }
}
