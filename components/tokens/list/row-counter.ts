const [newline, quote] = [0x0a, 0x22]

/** Counts the rows of an export as its bytes arrive. Cells of a CSV can have several lines; JSON has one row per line. */
export function rowCounter(type: string): (bytes: Uint8Array) => number {
  const isCsv = type.startsWith('text/csv')
  let [lines, quoted] = [0, false]
  return (bytes) => {
    for (const byte of bytes) {
      if (byte === quote) quoted = isCsv && !quoted
      else if (byte === newline && !quoted) lines += 1
    }
    // the first line is not a row
    return Math.max(0, lines - 1)
  }
}
