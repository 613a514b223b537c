import { existsSync } from 'node:fs'
import { run } from './command.mjs'
import { step } from './progress.mjs'

/** Installs packages of Debian if this user is root there; elsewhere it does nothing. */
export async function installFromDebian(title, ...packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  await step(title, async () => {
    await run('apt-get', ['update', '-q'], quiet)
    await run('apt-get', ['install', '-yq', '--no-install-recommends', ...packages], quiet)
  })
}
