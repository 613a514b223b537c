import { makeReady } from '../build/build.mjs'
import { installAllPackages } from '../build/install.mjs'
import { alone } from '../build/lock.mjs'
import { step } from '../progress.mjs'
import { installFirefox } from './firefox.mjs'
import { killWriters } from './kills.mjs'
import { startQa } from './qa-server.mjs'

/** Kills processes in the middle of their writes, then runs the main job in Firefox; throws at the first step that fails. */
export async function proof() {
  await alone(installAllPackages)
  await makeReady()
  await step('Killed processes lose nothing', killWriters)
  const firefox = await installFirefox()
  const { openFirefox } = await import('./browser.mjs')
  const { mainJob } = await import('./main-job.mjs')
  const server = await startQa()
  const browser = await openFirefox(firefox)
  try {
    await mainJob(browser, server.origin, (name, work) => step(`Firefox: ${name}`, work))
  } finally {
    await browser.close()
    await server.stop()
  }
}
