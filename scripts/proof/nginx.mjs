import { spawnSync } from 'node:child_process'
import { runNode } from '../command.mjs'
import { CommandError } from '../command-error.mjs'
import { installFromDebian } from '../debian.mjs'

/** Runs the documented nginx configuration in front of a verifier and an API; throws if a request gets through that must not. */
export async function proveNginx() {
  await installNginx()
  const { code, output } = await runNode(['node_modules/vitest/vitest.mjs', 'run', '--project', 'proof', 'nginx.proof'])
  if (code !== 0) throw new CommandError(`${output}\nnginx with the documented configuration failed.`)
}

/** Installs Debian's nginx if there is none and this user is root. */
async function installNginx() {
  if (works()) return
  await installFromDebian('Getting nginx', 'nginx-light')
  if (!works()) throw new CommandError('The proof needs nginx: install the package nginx-light or nginx of your system.')
}

const works = () => spawnSync('nginx', ['-v'], { timeout: 20_000 }).status === 0
