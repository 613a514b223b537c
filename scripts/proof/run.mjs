import { makeReady } from '../build/build.mjs'
import { installAllPackages } from '../build/install.mjs'
import { alone } from '../build/lock.mjs'
import { step } from '../progress.mjs'
import { installFirefox } from './firefox.mjs'
import { proveFloods } from './flood.mjs'
import { fuzzParsers } from './fuzz.mjs'
import { killWriters } from './kills.mjs'
import { proveNginx } from './nginx.mjs'
import { startQa } from './qa-server.mjs'
import { fillSmallDisk } from './small-disk.mjs'
import { fuzzVerifier, proveRevocation } from './verification.mjs'

/**
 * Fuzzes the parsers, floods the dashboard, kills processes in the middle of their writes, revokes tokens while they are verified,
 * fills a disk, runs nginx in front of an API, then the main job in Firefox; throws at the first failure.
 */
export async function proof() {
  await alone(installAllPackages)
  await makeReady()
  await step('Malformed input is rejected, and quickly', fuzzParsers)
  await step('No input makes the verifier fail', fuzzVerifier)
  console.log('  Deactivating a token while it floods the dashboard:')
  await proveFloods()
  await step('Killed processes lose nothing', killWriters)
  await step('A revoked token is never accepted again', proveRevocation)
  await step('A full disk stops software and not people', fillSmallDisk)
  await step('nginx lets only accepted requests pass', proveNginx)
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
