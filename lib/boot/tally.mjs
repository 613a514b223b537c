/** Counts by name; a name whose count is 0 takes no memory. */
export function createTally() {
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
