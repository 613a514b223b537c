import { createTally } from './tally.mjs'
import { createWaiting } from './waiting.mjs'

/**
 * @typedef {import('./waiting.mjs').Caller} Caller
 * @typedef {import('./waiting.mjs').Job} Job
 *
 * @typedef {object} Limits
 * @property {() => number} running  Jobs that may run concurrently now; call `advance` when it rises.
 * @property {number} [perGroup]
 * @property {number} [perCaller]
 * @property {number} waiting  Jobs that wait.
 * @property {number} waitingPerCaller
 * @property {number} [waitingPerGroup]
 */

/**
 * A bounded line in which no caller waits for another one's whole backlog. `join` starts a job immediately or when its turn comes,
 * and returns a function that takes a waiting job out of the line; or why the job is rejected: the share of the line of the caller or
 * its group is full, or all of it.
 * @param {Limits} limits
 */
export function createFairLine({
  running: most,
  perGroup = Number.POSITIVE_INFINITY,
  perCaller = Number.POSITIVE_INFINITY,
  waiting: mostWaiting,
  waitingPerCaller,
  waitingPerGroup = Number.POSITIVE_INFINITY,
}) {
  const waiting = createWaiting()
  const runningOf = createTally()
  let running = 0

  /** @param {string} group */
  const groupMayRun = (group) => runningOf.count(groupKey(group)) < perGroup
  /** @param {string} name */
  const callerMayRun = (name) => runningOf.count(callerKey(name)) < perCaller

  /** @param {Caller} caller @param {Job} job */
  function run({ group, name }, job) {
    const keys = [groupKey(group), callerKey(name)]
    running += 1
    for (const key of keys) runningOf.add(key, 1)
    job(() => {
      running -= 1
      for (const key of keys) runningOf.add(key, -1)
      advance()
    })
  }

  function advance() {
    while (running < most() && runNext());
  }

  function runNext() {
    const next = waiting.takeFirst(groupMayRun, callerMayRun)
    if (next) run(next.caller, next.job)
    return next !== null
  }

  return {
    /** @param {Caller} caller @param {Job} job @returns {(() => void) | 'caller_full' | 'group_full' | 'full'} */
    join(caller, job) {
      if (running < most() && groupMayRun(caller.group) && callerMayRun(caller.name)) {
        run(caller, job)
        return () => undefined
      }
      if (waiting.size() >= mostWaiting) return 'full'
      if (waiting.sizeOfGroup(caller) >= waitingPerGroup) return 'group_full'
      return waiting.sizeOf(caller) >= waitingPerCaller ? 'caller_full' : waiting.add(caller, job)
    },
    advance,
    waiting: () => waiting.size(),
    running: () => running,
  }
}

/** @param {string} group */
const groupKey = (group) => `group ${group}`
/** @param {string} name */
const callerKey = (name) => `caller ${name}`
