import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** The build writes a chunk for each route, and those of many routes are equal. Smaller ones are not worth a second file to read. */
const leastBytes = 10_000

/**
 * Equal chunks below a folder become one: the others only load it. A file of its own would be read, and its source kept in memory, once
 * for each route.
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
    .sort()
    .map((path) => join(folder, path))

function specifier(from, to) {
  const path = relative(dirname(from), to)
  return path.startsWith('.') ? path : `./${path}`
}
