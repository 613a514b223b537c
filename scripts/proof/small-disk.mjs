import { showNode } from '../command.mjs'
import { CommandError } from '../command-error.mjs'

/** Fills a small file system, which only root can mount; throws if people cannot stop tokens meanwhile. */
export async function fillSmallDisk() {
  const { code } = await showNode(['node_modules/vitest/vitest.mjs', 'run', '--project', 'proof', 'small-disk.proof', '--silent=false'])
  if (code !== 0) throw new CommandError('A full disk was not handled, or no file system could be mounted (run as root).')
}
