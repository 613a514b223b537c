import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { isPrivate } from '../../lib/boot/loopback.mjs'
import { unnamedProxy } from '../../lib/boot/unnamed-proxy.mjs'
import { makeReady, rejectUnbuilt } from '../build/build.mjs'
import { secondsSince } from '../progress.mjs'
import { checkMachine, createDataFolder } from './check-machine.mjs'
import { startDashboard } from './dashboard.mjs'
import { createKeyFile, hasKeys } from './key-file.mjs'
import { keyrail } from './keyrail.mjs'
import { readSettings } from './settings.mjs'
import { startVerifier } from './verifier.mjs'

/** Installs, builds, migrates and starts what is needed; resolves to the exit code of the first process that ends. */
export async function start(args) {
  const began = performance.now()
  const settings = readSettings(args)
  await checkMachine(settings)
  if (args.includes('--no-build')) rejectUnbuilt()
  else await makeReady(() => keyrail('check-config', settings))
  const people = await prepare(settings)
  const signIns = args.includes('--demo') ? await keyrail('demo', settings) : undefined
  const setupCode = people === 0 && !signIns ? newSetupCode(settings) : undefined
  const services = await startServices(settings, setupCode)
  greet(settings, { people, setupCode, signIns, took: secondsSince(began) })
  const code = await Promise.race(services.map(({ ended }) => ended))
  // one without the other is half an installation: whatever restarts this command restarts both
  for (const service of services) service.stop()
  const codes = await Promise.all(services.map(({ ended }) => ended))
  return code || Math.max(...codes)
}

async function startServices(settings, setupCode) {
  const starting = [startDashboard(settings, setupCode), ...(settings.verifiers > 0 ? [startVerifier(settings)] : [])]
  try {
    return await Promise.all(starting)
  } catch (error) {
    for (const { status, value } of await Promise.allSettled(starting)) if (status === 'fulfilled') value.stop()
    throw error
  }
}

/** Creates keys, then migrates. A new installation is checked first, so that a failure leaves nothing behind. */
async function prepare(settings) {
  if (isNew(settings)) await keyrail('check-config', settings)
  createDataFolder(settings.dataFolder)
  createKeyFile(settings)
  const { applied, people } = JSON.parse(await keyrail('prepare', settings))
  if (applied > 0) console.log(`  Migrated the database: ${applied} ${applied === 1 ? 'step' : 'steps'}.`)
  return people
}

const isNew = (settings) => !existsSync(settings.dataFolder) || !hasKeys(settings)

/** If others can reach the installation, only the reader of this terminal may become its owner. */
function newSetupCode({ origin, host, setupCode }) {
  if (setupCode || isPrivate({ origin, host })) return setupCode
  return randomBytes(9).toString('base64url')
}

function greet({ origin, qa, host, verifierPort, verifiers, trustedProxies }, { people, setupCode, signIns, took }) {
  console.log(`\nKeyrail is ready at ${origin}${qa ? ' in QA mode' : ''} (${took}).`)
  if (signIns) console.log(signIns.trimEnd())
  else if (people === 0 && !qa) console.log(`Open ${origin}/setup to create the owner account.`)
  if (verifiers > 0) console.log(`The verifier is at http://${host}:${verifierPort}.`)
  if (setupCode) console.log(`Setup code: ${setupCode}`)
  if (origin.startsWith('https://') && !trustedProxies) console.log(`Warning: ${unnamedProxy}`)
  console.log('Press Ctrl-C to stop.')
}
