import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { CommandError } from '../command-error.mjs'
import { installFromDebian } from '../debian.mjs'

/** The path of a working Firefox; installs Debian's if there is none and this user is root. */
export async function installFirefox() {
  const found = findFirefox()
  if (found !== null) return found
  await installFromDebian('Getting Firefox', 'firefox-esr')
  const installed = findFirefox()
  if (installed === null) throw new CommandError('The proof needs Firefox: install the package firefox-esr or firefox of your system.')
  return installed
}

function findFirefox() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const paths = ['firefox-esr', 'firefox'].flatMap((name) => folders.map((folder) => join(folder, name)))
  return paths.find((path) => existsSync(path) && answers(path)) ?? null
}

/** Some systems have a placeholder under this name. */
const answers = (path) => spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
