/**
 * @typedef {object} Caller
 * @property {string} group  Groups take turns, and within a group its callers.
 * @property {string} name  Of one caller, also if it is in several groups.
 *
 * @typedef {object} Limits
 * @property {() => number} running  Jobs that may run concurrently now; call `advance` when it rises.
 * @property {number} [perGroup]
 * @property {number} [perCaller]
 * @property {number} waiting  Jobs that wait.
 * @property {number} waitingPerCaller
 * @property {number} [waitingPerGroup]
 *
 * @typedef {() => void} Finish  Must be called once, when the job is done.
 * @typedef {(finish: Finish) => void} Job
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

  /** @param {Caller} caller */
  const mayRun = ({ group, name }) =>
    running < most() && runningOf.count(groupKey(group)) < perGroup && runningOf.count(callerKey(name)) < perCaller

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
    const next = waiting.takeFirst(mayRun)
    if (next) run(next.caller, next.job)
    return next !== null
  }

  return {
    /** @param {Caller} caller @param {Job} job @returns {(() => void) | 'caller_full' | 'group_full' | 'full'} */
    join(caller, job) {
      if (mayRun(caller)) {
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

function createTally() {
  /** @type {Map<string, number>} */
  const counts = new Map()
  return {
    /** @param {string} key */
    count: (key) => counts.get(key) ?? 0,
    /** @param {string} key @param {number} change */
    add(key, change) {
      const count = (counts.get(key) ?? 0) + change
      if (count === 0) counts.delete(key)
      else counts.set(key, count)
    },
  }
}

/** Waiting jobs by group and caller. A map keeps the order of insertion: who took a turn is put at its end. */
function createWaiting() {
  /** @type {Map<string, Map<string, Set<Job>>>} */
  const groups = new Map()
  const sizes = createTally()
  let size = 0

  /** @param {Caller} caller @param {Job} job */
  function remove({ group, name }, job) {
    const callers = groups.get(group)
    const jobs = callers?.get(name)
    if (!callers || !jobs?.delete(job)) return
    size -= 1
    sizes.add(group, -1)
    if (jobs.size === 0) callers.delete(name)
    if (callers.size === 0) groups.delete(group)
  }

  /** @param {Caller} caller */
  function moveToEnd({ group, name }) {
    const callers = groups.get(group)
    const jobs = callers?.get(name)
    if (callers && jobs) {
      callers.delete(name)
      callers.set(name, jobs)
    }
    if (callers) {
      groups.delete(group)
      groups.set(group, callers)
    }
  }

  return {
    size: () => size,
    /** @param {Caller} caller */
    sizeOf: ({ group, name }) => groups.get(group)?.get(name)?.size ?? 0,
    /** @param {Caller} caller */
    sizeOfGroup: ({ group }) => sizes.count(group),
    /** @param {Caller} caller @param {Job} job */
    add(caller, job) {
      const { group, name } = caller
      const callers = groups.get(group) ?? new Map()
      const jobs = callers.get(name) ?? new Set()
      groups.set(group, callers.set(name, jobs.add(job)))
      size += 1
      sizes.add(group, 1)
      return () => remove(caller, job)
    },
    /** @param {(caller: Caller) => boolean} mayRun */
    takeFirst(mayRun) {
      for (const [group, callers] of groups) {
        for (const [name, [job]] of callers) {
          const caller = { group, name }
          if (job === undefined || !mayRun(caller)) continue
          remove(caller, job)
          moveToEnd(caller)
          return { caller, job }
        }
      }
      return null
    },
  }
}
