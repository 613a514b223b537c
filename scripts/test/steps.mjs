import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { makeReady } from '../build/build.mjs'
import { runNode } from '../command.mjs'
import { inRoot } from '../root.mjs'
import { installChromium } from './browser.mjs'
import { playwrightCounts, vitestCounts } from './counts.mjs'
import { installTestTools } from './test-tools.mjs'

const tool = (path, ...args) => ({ run: () => runNode([`node_modules/${path}`, ...args]) })

/** The route types that Next generates; the linter and the compiler read them. */
const routeTypes = tool('next/dist/bin/next', 'typegen')
const formatCheck = tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings')
const lint = [formatCheck, tool('oxlint/bin/oxlint', '--type-aware', ...sources()), tool('knip/bin/knip.js', '--no-progress')]
const types = tool('typescript/bin/tsc', '-p', '.')
const afterRouteTypes = (parts) => ({ run: () => inOrder([routeTypes, concurrently(parts)]) })
const unitTests = { run: () => vitest('--project', 'unit') }

/** The steps of `npm run <name>`. `check` takes under a minute and needs neither a database server nor a browser. */
export const stepsOf = {
  format: [{ name: 'Format', ...tool('@biomejs/biome/bin/biome', 'check', '--write') }],
  lint: [{ name: 'Lint', ...afterRouteTypes(lint) }],
  typecheck: [{ name: 'Types', ...afterRouteTypes([types]) }],
  unit: [{ name: 'Unit tests', ...unitTests }],
  check: [{ name: 'Format, lint, types and unit tests', ...concurrently([afterRouteTypes([...lint, types]), unitTests]) }],
  test: [
    {
      name: 'Format, lint, types, build, unit and contract tests',
      ...concurrently([{ run: () => inOrder([afterRouteTypes([...lint, types]), { run: build }]) }, { run: () => vitest() }]),
    },
    { name: 'Browser tests', run: playwright },
  ],
}

async function inOrder([first, ...rest]) {
  const result = await first.run()
  return result.code === 0 && rest.length > 0 ? inOrder(rest) : result
}

/** One tool alone leaves half of the machine idle. At most one part returns counts. */
function concurrently(parts) {
  const run = async () => {
    const results = await Promise.all(parts.map((part) => part.run()))
    const failed = results.filter(({ code }) => code !== 0)
    const counts = results.find((result) => result.counts)?.counts
    return { code: failed.length, output: failed.map(({ output }) => output).join('\n'), counts }
  }
  return { run }
}

/** Paths for oxlint: without them its type-aware rules check nothing. */
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

async function vitest(...args) {
  const report = emptyReport('vitest')
  const result = await runNode([
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ])
  return { ...result, counts: vitestCounts(report, result.code) }
}

/** Returns a failed build as a value, so that concurrent parts finish. */
const build = () =>
  makeReady().then(
    () => ({ code: 0, output: '' }),
    ({ message }) => ({ code: 1, output: message }),
  )

async function playwright() {
  await installChromium()
  await installTestTools()
  const report = emptyReport('playwright')
  const result = await runNode(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  return { ...result, counts: playwrightCounts(report, result.code) }
}

function emptyReport(name) {
  const report = inRoot('dist/test', `${name}.json`)
  mkdirSync(inRoot('dist/test'), { recursive: true })
  rmSync(report, { force: true })
  return report
}
