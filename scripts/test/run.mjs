import { generateIfStale, makeReady } from '../build/build.mjs'
import { installPackages } from '../build/install.mjs'
import { alone } from '../build/lock.mjs'
import { showNode } from '../command.mjs'
import { step } from '../progress.mjs'
import { installChromium } from './browser.mjs'

/** Runs the checks in order, stops at the first that fails, and ends with the one line that counts. */
export async function test(args) {
  await alone(installPackages)
  if (args[0] === '--e2e') return browserTests(args.slice(1))
  const { quickSteps, allSteps } = await import('./steps.mjs')
  await alone(generateIfStale)
  return runSteps(args.includes('--check') ? quickSteps : allSteps)
}

async function browserTests(args) {
  await makeReady()
  await installChromium()
  return (await showNode(['node_modules/@playwright/test/cli.js', 'test', ...args])).code
}

async function runSteps(steps) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const [index, { name, run }] of steps.entries()) {
    const failure = await tryStep(name, run, total)
    if (failure === null) continue
    console.log(`\n${failure}\n`)
    if (total.failed === 0) total.failed = 1
    return sumUp(
      total,
      steps.slice(index + 1).map((later) => later.name),
    )
  }
  return sumUp(total, [])
}

/** Null, or what the step printed when it failed. */
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

function sumUp({ passed, failed, skipped }, notRun) {
  const missing = [...notRun, ...(skipped > 0 ? [`${skipped} skipped ${skipped === 1 ? 'test' : 'tests'}`] : [])]
  if (missing.length > 0) console.log(`Did not run: ${missing.join(', ')}.`)
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}
