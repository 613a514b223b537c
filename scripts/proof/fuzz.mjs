import { runNode } from '../command.mjs'
import { CommandError } from '../command-error.mjs'

/** Inputs for each parser of a stranger's bytes. */
const inputs = 20_000

/** Throws if a parser throws, or takes more than 1 ms per KB. */
export async function fuzzParsers() {
  const { code, output } = await runNode(['node_modules/vitest/vitest.mjs', 'run', 'lib/http/fuzz.test.ts', '--testTimeout=600000'], {
    KEYRAIL_FUZZ: String(inputs),
  })
  if (code !== 0) throw new CommandError(`${output}\nA parser failed.`)
}
