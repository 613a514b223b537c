import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { inRoot } from '../root.mjs'

const unbuilt = /\.test\.tsx?$|^lib\/(db\/generated|testing)$/

/** Digest over the content of files and folders, without the files that a build never reads. Paths start at the project root. */
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

/** The files of a folder that a build reads. */
export function filesUnder(path) {
  if (!existsSync(inRoot(path))) return []
  if (!statSync(inRoot(path)).isDirectory()) return [path]
  return readdirSync(inRoot(path), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => join(path, entry.name))
    .filter((inside) => !unbuilt.test(inside.replaceAll('\\', '/')))
    .flatMap(filesUnder)
}

/** The fingerprint that an earlier run wrote to `path`, or null. */
export function recorded(path) {
  try {
    return readFileSync(inRoot(path), 'utf8')
  } catch {
    return null
  }
}
