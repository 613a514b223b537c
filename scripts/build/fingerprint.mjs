import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../root.mjs'

const unbuilt = /\.test\.tsx?$|^lib\/(db\/generated|testing)$/

/** One digest of the content of files and folders, named from the project's folder; what a build never reads is left out. */
export function fingerprint(paths, salt = '') {
  const hash = createHash('sha256').update(salt)
  for (const path of paths.flatMap(filesUnder)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(inRoot(path)))
      .update('\0')
  }
  return hash.digest('hex')
}

/** Every file of a folder that a build reads. */
export function filesUnder(path) {
  if (!existsSync(inRoot(path))) return []
  if (!statSync(inRoot(path)).isDirectory()) return [path]
  return readdirSync(inRoot(path), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => join(path, entry.name))
    .filter((inside) => !unbuilt.test(inside.replaceAll('\\', '/')))
    .flatMap(filesUnder)
}

/** What was recorded at `path` by the step that made it, or null. */
export function recorded(path) {
  try {
    return readFileSync(inRoot(path), 'utf8')
  } catch {
    return null
  }
}
