/** A bounded map that drops what was set the longest time ago. */
export interface Recent<Key, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
  clear(): void
}

/** `dropped` is called with each value that is replaced by another one or removed. */
export function createRecent<Key, Value>(most: number, dropped: (value: Value) => void): Recent<Key, Value> {
  // a map keeps the order of insertion
  const entries = new Map<Key, Value>()

  function drop(key: Key, kept?: Value): void {
    const value = entries.get(key)
    entries.delete(key)
    if (value !== undefined && value !== kept) dropped(value)
  }

  return {
    get: (key) => entries.get(key),
    set(key, value) {
      drop(key, value)
      entries.set(key, value)
      const [oldest] = entries.keys()
      if (entries.size > most && oldest !== undefined) drop(oldest)
    },
    clear() {
      for (const key of entries.keys()) drop(key)
    },
  }
}
