import { Stryker } from '@stryker-mutator/core'
import { CommandError } from '../command-error.mjs'
import { modules } from './modules.mjs'

/** Percent of the changes that a module's tests must notice. */
const leastScore = 85

const options = {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/mutate/vitest.config.ts', related: false },
  // Stryker reads it with the compiler's old interface, which TypeScript 7 no longer has; without a file it changes nothing
  tsconfigFile: 'none.json',
  ignorePatterns: ['.data', '.next', 'dist', 'e2e', 'docs', 'bench'],
  tempDirName: '.stryker-tmp',
  reporters: ['clear-text'],
  clearTextReporter: { allowColor: false, allowEmojis: false, reportTests: false, reportScoreTable: false },
  concurrency: 1,
  allowEmpty: false,
  thresholds: { high: 100, low: leastScore, break: null },
}

/** Mutates the modules, by default all, and fails if the tests of one notice too few changes. */
export async function mutate(names) {
  const chosen = names.length > 0 ? names : Object.keys(modules)
  const unknown = chosen.filter((name) => !Object.hasOwn(modules, name))
  if (unknown.length > 0) throw new CommandError(`Name a module: ${Object.keys(modules).join(', ')}.`)
  const scores = []
  for (const name of chosen) scores.push([name, await scoreOf(name)])
  for (const [name, { score, noticed, all }] of scores) console.log(`${name.padEnd(10)} ${score.toFixed(1)} % (${noticed} of ${all})`)
  const low = scores.filter(([, { score }]) => score < leastScore).map(([name]) => name)
  if (low.length > 0) throw new CommandError(`Fewer than ${leastScore} % of the changes were noticed: ${low.join(', ')}.`)
}

async function scoreOf(name) {
  // read by vitest.config.ts in the process that runs the tests
  process.env.KEYRAIL_MUTATED = name
  const results = await new Stryker({ ...options, mutate: modules[name].files }).runMutationTest()
  const counted = results.filter(({ status }) => !['Ignored', 'CompileError', 'RuntimeError'].includes(status))
  const noticed = counted.filter(({ status }) => status === 'Killed' || status === 'Timeout').length
  return { score: (100 * noticed) / counted.length, noticed, all: counted.length }
}
