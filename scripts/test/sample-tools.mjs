import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from '../command.mjs'
import { CommandError } from '../command-error.mjs'
import { step } from '../progress.mjs'

/** What the samples of the docs run in, by the names of their Debian packages; Node is there. */
const tools = { curl: 'curl', python3: 'python3' }

/** Installs Debian's packages of what is missing if this user is root. */
export async function installSampleTools() {
  const packages = missing().map((tool) => tools[tool])
  if (packages.length === 0) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) await step('Getting curl and Python', () => installFromDebian(packages))
  if (missing().length > 0) throw new CommandError(`The samples of the docs need ${missing().join(' and ')}: install them.`)
}

async function installFromDebian(packages) {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], quiet)
  await run('apt-get', ['install', '-yq', '--no-install-recommends', ...packages], quiet)
}

const missing = () => Object.keys(tools).filter((tool) => spawnSync(tool, ['--version'], { timeout: 20_000 }).status !== 0)
