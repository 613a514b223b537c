import { realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../', import.meta.url))

export const inRoot = (...parts) => join(root, ...parts)

/** True if Node was started with the module at `url`. */
export const isEntry = (url) => process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url)
