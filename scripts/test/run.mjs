import { generateIfStale, makeReady } from '../build/build.mjs'
import { installAllPackages } from '../build/install.mjs'
import { alone } from '../build/lock.mjs'
import { showNode } from '../command.mjs'
import { step } from '../progress.mjs'
import { installChromium } from './browser.mjs'

/** Runs the steps named by the first argument (`--check`, `--lint` …; all tests without one) and prints one summary line. */
export async function test([option = '--test', ...rest]) {
  await alone(installAllPackages)
  if (option === '--e2e') return browserTests(rest)
  const { stepsOf } = await import('./steps.mjs')
  await alone(generateIfStale)
  return runSteps(stepsOf[option.slice('--'.length)] ?? stepsOf.test)
}

async function browserTests(args) {
  await makeReady()
  await installChromium()
  return (await showNode(['node_modules/@playwright/test/cli.js', 'test', ...args])).code
}

/** Stops at the first step that fails. */
async function runSteps(steps) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const [index, { name, run }] of steps.entries()) {
    const failure = await tryStep(name, run, total)
    if (failure === null) continue
    console.log(`\n${failure}\n`)
    if (total.failed === 0) total.failed = 1
    return summarize(
      total,
      steps.slice(index + 1).map((later) => later.name),
    )
  }
  return summarize(total, [])
}

/** Returns null, or the output of the step that failed. */
async function tryStep(name, run, total) {
  try {
    await step(name, async () => {
      const { code, output, counts } = await run()
      for (const key of Object.keys(counts ?? {})) total[key] += counts[key]
      if (code !== 0) throw new Error(output)
    })
    return null
  } catch (error) {
    return error.message
  }
}

function summarize({ passed, failed, skipped }, notRun) {
  const missing = [...notRun, ...(skipped > 0 ? [`${skipped} skipped ${skipped === 1 ? 'test' : 'tests'}`] : [])]
  if (missing.length > 0) console.log(`Did not run: ${missing.join(', ')}.`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
