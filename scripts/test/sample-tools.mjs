import { spawnSync } from 'node:child_process'
import { CommandError } from '../command-error.mjs'
import { installFromDebian } from '../debian.mjs'

/** What the samples of the docs run in, by the names of their Debian packages; Node is there. */
const tools = { curl: 'curl', python3: 'python3' }

/** Installs Debian's packages of what is missing if it can. */
export async function installSampleTools() {
  const packages = missing().map((tool) => tools[tool])
  if (packages.length === 0) return
  await installFromDebian('Getting curl and Python', ...packages)
  if (missing().length > 0) throw new CommandError(`The samples of the docs need ${missing().join(' and ')}: install them.`)
}

const missing = () => Object.keys(tools).filter((tool) => spawnSync(tool, ['--version'], { timeout: 20_000 }).status !== 0)
