import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { makeReady } from '../build/build.mjs'
import { runNode } from '../command.mjs'
import { inRoot } from '../root.mjs'
import { installChromium } from './browser.mjs'
import { playwrightCounts, vitestCounts } from './counts.mjs'

const tool = (path, ...args) => ({ run: () => runNode([`node_modules/${path}`, ...args]) })

/** What only reads. The types of the routes are written first: linter and compiler read them too. */
const reading = {
  run: () =>
    inOrder([
      tool('next/dist/bin/next', 'typegen'),
      together([
        tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings'),
        tool('oxlint/bin/oxlint', '--type-aware', ...sources()),
        tool('typescript/bin/tsc', '-p', '.'),
      ]),
    ]),
}

/** npm run check: under a minute, and neither database server nor browser. */
export const quickSteps = [
  { name: 'Format, lint, types and unit tests', ...together([reading, { run: () => vitest('--project', 'unit') }]) },
]

/** npm test. */
export const allSteps = [
  {
    name: 'Format, lint, types, build, unit and contract tests',
    ...together([{ run: () => inOrder([reading, { run: build }]) }, { run: () => vitest() }]),
  },
  { name: 'Browser tests', run: playwright },
]

async function inOrder([first, ...rest]) {
  const result = await first.run()
  return result.code === 0 && rest.length > 0 ? inOrder(rest) : result
}

/** Side by side: one of them alone leaves half of a machine idle. One of them may count. */
function together(parts) {
  const run = async () => {
    const results = await Promise.all(parts.map((part) => part.run()))
    const failed = results.filter(({ code }) => code !== 0)
    const counts = results.find((result) => result.counts)?.counts
    return { code: failed.length, output: failed.map(({ output }) => output).join('\n'), counts }
  }
  return { run }
}

/** oxlint is given paths: without them its type-aware rules look at nothing. */
function sources() {
  return [
    'app',
    'components',
    'lib',
    'e2e',
    'prisma',
    'scripts',
    'proxy.ts',
    'instrumentation.ts',
    'next.config.ts',
    'playwright.config.ts',
    'vitest.config.ts',
  ].filter((path) => existsSync(inRoot(path)))
}

async function vitest(...chosen) {
  const report = freshReport('vitest')
  const result = await runNode([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...chosen,
  ])
  return { ...result, counts: vitestCounts(report, result.code) }
}

/** A failure is a value here: what runs beside it comes to its end. */
const build = () =>
  makeReady().then(
    () => ({ code: 0, output: '' }),
    ({ message }) => ({ code: 1, output: message }),
  )

async function playwright() {
  await installChromium()
  const report = freshReport('playwright')
  const result = await runNode(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  return { ...result, counts: playwrightCounts(report, result.code) }
}

function freshReport(name) {
  const report = inRoot('dist/test', `${name}.json`)
  mkdirSync(inRoot('dist/test'), { recursive: true })
  rmSync(report, { force: true })
  return report
}
