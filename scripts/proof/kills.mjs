import { showNode } from '../command.mjs'
import { CommandError } from '../command-error.mjs'

/** Kills of a writing process and of a migrating one, on each database. */
const kills = 100

/** Kills processes at many moments of their writes; throws if an acknowledged change is lost. */
export async function killWriters() {
  const { code } = await showNode(
    ['node_modules/vitest/vitest.mjs', 'run', 'lib/tokens/journal/kills.test.ts', '--reporter=dot', '--silent=false'],
    {
      KEYRAIL_KILLS: String(kills),
    },
  )
  if (code !== 0) throw new CommandError('A killed process lost a change that it had acknowledged.')
}
