import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advanceClock, type ClockState, confirmClock, disagreement, holdMs, mayDelete, provenTime, startClock } from './clock-rule'
import { dayMs, hourMs, minuteMs, secondMs } from './units'

const start = Date.UTC(2026, 10, 20, 12)
const years10 = 3_652 * dayMs

/** A machine whose clock is wrong by `skew`, and the clock of Keyrail on it. */
function machine() {
  let elapsed = 0
  let mark: number | null = start
  let state: ClockState = { ...startClock(mark, { wall: start, elapsed }), unproven: null }
  const reading = (skew: number) => ({ wall: start + elapsed + skew, elapsed })
  const keep = () => {
    mark = Math.max(mark ?? 0, provenTime(state) ?? 0)
    return state
  }
  return {
    reading,
    trueTime: () => start + elapsed,
    /** Reads the clock after `passed`. */
    read(skew: number, passed = 0) {
      elapsed += passed
      state = advanceClock(state, reading(skew))
      return keep()
    },
    restart(skew: number, stoppedFor: number) {
      elapsed += stoppedFor
      state = startClock(mark, reading(skew))
      return keep()
    },
    confirm(skew: number) {
      state = confirmClock(reading(skew))
      mark = state.latest
      return state
    },
    mark: () => mark,
  }
}

type Machine = ReturnType<typeof machine>

/** Reads every 30 seconds for a time. */
function run(on: Machine, skew: number, forMs: number, each: (state: ClockState) => void = () => undefined): ClockState {
  let state = on.read(skew)
  for (let passed = 0; passed < forMs; passed += 30 * secondMs) {
    state = on.read(skew, 30 * secondMs)
    each(state)
  }
  return state
}

describe('a wrong reading of the machine clock', () => {
  test('ten years ahead is not believed, stores nothing and allows no deletion', () => {
    const on = machine()
    const before = on.mark()
    const state = on.read(years10, secondMs)
    expect(state.latest).toBe(on.trueTime())
    expect(mayDelete(state, state.latest)).toBe(false)
    expect(disagreement(state, on.reading(years10))).toBe(years10)
    expect(on.mark()).toBe(before)
  })

  test('leaves no trace once the next one is right', () => {
    const on = machine()
    on.read(years10, secondMs)
    const state = on.read(0, secondMs)
    expect(state.latest).toBe(on.trueTime())
    expect(mayDelete(state, state.latest)).toBe(true)
    expect(on.mark()).toBe(on.trueTime())
  })

  test('behind is not believed either: time goes on at its own pace', () => {
    const on = machine()
    expect(run(on, -5 * hourMs, 5 * minuteMs).latest).toBe(on.trueTime())
    expect(on.read(0).latest).toBe(on.trueTime())
  })

  test('built up by many small steps is not believed', () => {
    const on = machine()
    let state = on.read(0)
    for (let step = 1; step <= 200; step += 1) state = on.read(step * 50 * secondMs, secondMs)
    expect(state.latest - on.trueTime()).toBeLessThan(minuteMs + secondMs)
  })
})

describe('a new time of the machine clock', () => {
  test('is taken once it has held for ten minutes', () => {
    const on = machine()
    expect(run(on, dayMs, holdMs - 30 * secondMs).latest).toBe(on.trueTime())
    const state = on.read(dayMs, 30 * secondMs)
    expect([state.latest, state.jumpedTo]).toEqual([on.trueTime() + dayMs, on.trueTime() + dayMs])
    expect(mayDelete(state, state.latest)).toBe(true)
  })

  test('does not count as held while it varies', () => {
    const on = machine()
    for (let step = 0; step < 60; step += 1) expect(on.read((step + 1) * dayMs, minuteMs).latest).toBe(on.trueTime())
  })

  test('is taken when the operator confirms it, also backward', () => {
    const on = machine()
    on.read(years10, secondMs)
    expect(on.confirm(years10).latest).toBe(on.trueTime() + years10)
    on.read(0, secondMs)
    expect(on.confirm(0).latest).toBe(on.trueTime())
    expect(on.mark()).toBe(on.trueTime())
  })

  test('that is behind for good makes Keyrail wait for it, and delete nothing', () => {
    const on = machine()
    run(on, years10, holdMs)
    const state = run(on, 0, holdMs)
    const waiting = run(on, 0, hourMs)
    expect(waiting.latest).toBe(state.latest)
    expect(mayDelete(waiting, waiting.latest)).toBe(false)
    expect(disagreement(waiting, on.reading(0))).toBeLessThan(-dayMs)
  })
})

describe('after a stop', () => {
  test('of any length, the first reading is used but deletes nothing for ten minutes', () => {
    const on = machine()
    const state = on.restart(0, 3 * dayMs)
    expect([state.latest, mayDelete(state, state.latest)]).toEqual([on.trueTime(), false])
    const mark = on.mark()
    const held = run(on, 0, holdMs)
    expect([mark, mayDelete(held, held.latest)]).toEqual([start, true])
    expect(on.mark()).toBe(on.trueTime())
  })

  test('of more than an hour, the restart counts as a jump', () => {
    const on = machine()
    on.restart(0, 2 * hourMs)
    const jumps: number[] = []
    run(on, 0, holdMs + minuteMs, ({ jumpedTo }) => void (jumpedTo !== null && jumps.push(jumpedTo)))
    expect(jumps).toHaveLength(1)
  })

  test('a first reading that was too late is corrected by the next one, and was never stored', () => {
    const on = machine()
    expect(on.restart(years10, minuteMs).latest).toBe(on.trueTime() + years10)
    expect(on.read(0, minuteMs).latest).toBe(on.trueTime())
    expect(on.mark()).toBe(start)
  })

  test('many restarts, each with a clock a little ahead, do not add up', () => {
    const on = machine()
    for (let restart = 1; restart <= 50; restart += 1) on.restart(restart * 50 * secondMs, secondMs)
    expect(on.mark()).toBe(start)
    expect(on.read(0, secondMs).latest).toBe(on.trueTime())
  })

  test('restarts with a clock behind the mark do not carry the mark ahead', () => {
    const on = machine()
    for (let restart = 1; restart <= 50; restart += 1) {
      on.read(restart * 20 * secondMs, secondMs)
      on.restart((restart - 4) * 20 * secondMs, secondMs)
      on.read(0, secondMs)
    }
    expect(on.mark()).toBeLessThanOrEqual(on.trueTime() + minuteMs + secondMs)
  })

  test('a first reading within the tolerance is corrected by a right one', () => {
    const on = machine()
    on.restart(minuteMs, secondMs)
    run(on, 0, holdMs)
    expect(on.read(2 * minuteMs - secondMs, secondMs).latest).toBe(on.trueTime())
  })
})

const skew = fc.oneof(
  fc.integer({ min: -2 * minuteMs, max: 2 * minuteMs }),
  fc.integer({ min: -40 * dayMs, max: 40 * dayMs }),
  fc.constantFrom(years10, -years10, 31 * dayMs, minuteMs, minuteMs + 1, -minuteMs - 1),
)
const step = fc.record({
  skew,
  passed: fc.integer({ min: 0, max: minuteMs }),
  /** Length of a stop before this reading; null = none. */
  stop: fc.option(fc.oneof(fc.integer({ min: 0, max: minuteMs }), fc.integer({ min: 0, max: 3 * dayMs })), { freq: 4 }),
})
/** Wrong readings, in episodes of less than ten minutes with one right reading in between. */
const episodes = fc.array(fc.array(step, { minLength: 1, maxLength: 9 }), { maxLength: 8 })

describe('any sequence of wrong readings and restarts', () => {
  test('followed by right ones ends within a minute of the true time, and has deleted nothing early', () => {
    fc.assert(
      fc.property(episodes, (given) => {
        const on = machine()
        const check = (state: ClockState) => {
          const early = state.latest - on.trueTime()
          // the own pace may have followed a skew by a thousandth
          if (mayDelete(state, state.latest)) expect(early).toBeLessThanOrEqual(minuteMs + 10 * secondMs)
          expect(on.mark()).toBeLessThanOrEqual(on.trueTime() + minuteMs + 10 * secondMs)
        }
        for (const episode of given) {
          for (const { skew: wrongBy, passed, stop } of episode) check(stop === null ? on.read(wrongBy, passed) : on.restart(wrongBy, stop))
          check(on.read(0, secondMs))
        }
        const end = run(on, 0, holdMs + 2 * minuteMs, check)
        expect(Math.abs(end.latest - on.trueTime())).toBeLessThanOrEqual(minuteMs)
        expect(mayDelete(end, end.latest)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('never makes time go back behind what has held', () => {
    fc.assert(
      fc.property(episodes, (given) => {
        const on = machine()
        for (const { skew: wrongBy, passed, stop } of given.flat()) {
          const mark = on.mark() ?? 0
          expect((stop === null ? on.read(wrongBy, passed) : on.restart(wrongBy, stop)).latest).toBeGreaterThanOrEqual(mark)
        }
      }),
      { numRuns: 400 },
    )
  })
})
