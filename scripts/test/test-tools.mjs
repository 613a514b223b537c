import { spawnSync } from 'node:child_process'
import { CommandError } from '../command-error.mjs'
import { installFromDebian } from '../debian.mjs'

/** Programs of the tests, by the names of their Debian packages: what the samples of the docs run in, and Redis. */
const tools = { curl: 'curl', python3: 'python3', 'redis-server': 'redis-server' }

/** Installs Debian's packages of what is missing if it can. */
export async function installTestTools() {
  const packages = missing().map((tool) => tools[tool])
  if (packages.length === 0) return
  await installFromDebian(`Getting ${packages.join(', ')}`, ...packages)
  if (missing().length > 0) throw new CommandError(`The tests need ${missing().join(' and ')}: install them.`)
}

const missing = () => Object.keys(tools).filter((tool) => spawnSync(tool, ['--version'], { timeout: 20_000 }).status !== 0)
