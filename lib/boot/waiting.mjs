import { createTally } from './tally.mjs'

/**
 * @typedef {object} Caller
 * @property {string} group  Groups take turns, and within a group its callers.
 * @property {string} name  Of one caller, also if it is in several groups.
 *
 * @typedef {() => void} Finish  Must be called once, when the job is done.
 * @typedef {(finish: Finish) => void} Job
 */

/** Waiting jobs by group and caller. A map keeps the order of insertion: who took a turn is put at its end. */
export function createWaiting() {
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
    /**
     * The callers of a group that may not run are not looked at: there can be hundreds.
     * @param {(group: string) => boolean} groupMayRun @param {(name: string) => boolean} callerMayRun
     */
    takeFirst(groupMayRun, callerMayRun) {
      for (const [group, callers] of groups) {
        if (!groupMayRun(group)) continue
        for (const [name, [job]] of callers) {
          if (job === undefined || !callerMayRun(name)) continue
          const caller = { group, name }
          remove(caller, job)
          moveToEnd(caller)
          return { caller, job }
        }
      }
      return null
    },
  }
}
