import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Bytes; a smaller chunk costs less than reading a second file. */
const leastBytes = 10_000

/**
 * The build writes a chunk for each route, and those of many routes are equal. Keeps the first of equal chunks below a folder and makes the
 * others load it: otherwise the process reads the same source, and keeps it in memory, once for each route.
 */
export function shareEqualChunks(folder) {
  const first = new Map()
  for (const path of chunksBelow(folder)) {
    const content = readFileSync(path)
    if (content.length < leastBytes) continue
    const digest = createHash('sha256').update(content).digest('hex')
    const same = first.get(digest)
    if (same === undefined) first.set(digest, path)
    else writeFileSync(path, `module.exports=require(${JSON.stringify(specifier(path, same))})\n`)
  }
}

const chunksBelow = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.js'))
    .toSorted((one, other) => (one < other ? -1 : 1))
    .map((path) => join(folder, path))

function specifier(from, to) {
  const path = relative(dirname(from), to)
  return path.startsWith('.') ? path : `./${path}`
}
