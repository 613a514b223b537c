import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = new URL('../results/', import.meta.url)
const fileOf = (name) => fileURLToPath(new URL(`${name}.json`, folder))

/** Keeps what a benchmark measured for the table of goals. */
export function keep(name, measured) {
  mkdirSync(folder, { recursive: true })
  const day = new Date().toISOString().slice(0, 10)
  writeFileSync(fileOf(name), `${JSON.stringify({ day, ...measured }, null, 2)}\n`)
}

/** What its last run measured; null if there was none. */
export const lastOf = (name) => (existsSync(fileOf(name)) ? JSON.parse(readFileSync(fileOf(name), 'utf8')) : null)
