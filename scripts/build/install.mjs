import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { runNpm } from '../command.mjs'
import { CommandError } from '../command-error.mjs'
import { step } from '../progress.mjs'
import { inRoot } from '../root.mjs'
import { fingerprint, recorded } from './fingerprint.mjs'

const record = 'node_modules/.keyrail'
/** Native packages are compiled for one Node version and one platform. */
const platform = `${process.versions.modules} ${process.platform} ${process.arch}`

/** Installs what running Keyrail needs; packages for development stay out of a production machine. */
export const installPackages = () => install({ dev: false })

/** Installs the packages for development too. */
export const installAllPackages = () => install({ dev: true })

/** Brings node_modules up to date with package-lock.json. Development packages that are there already stay. */
async function install({ dev }) {
  const lock = fingerprint(['package-lock.json'])
  const [installedLock, installedFor] = (recorded(record) ?? '').split('\n')
  const complete = matchesLock({ dev })
  if (!complete) await npm('Installing packages (one to three minutes)', ['ci', dev ? '--include=dev' : '--omit=dev', '--include=optional'])
  else if (installedFor && installedFor !== platform) await npm('Compiling native packages for this Node', ['rebuild', 'better-sqlite3'])
  else if (installedLock === lock && installedFor === platform) return
  writeFileSync(inRoot(record), `${lock}\n${platform}\n`)
}

async function npm(label, args) {
  await step(label, async () => {
    // any existing file keeps prisma from downloading a schema engine that Keyrail does not use
    const { code, output } = await runNpm([...args, '--no-audit', '--no-fund'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath })
    if (code !== 0) throw new CommandError(`${output}\nThe packages could not be installed: npm ${args[0]} exited with ${code}.`)
  })
}

/** True if npm's own record of node_modules holds every package of the lock file, also after an `npm ci` by hand. */
function matchesLock({ dev }) {
  if (!existsSync(inRoot('node_modules/.package-lock.json'))) return false
  const installed = packagesOf('node_modules/.package-lock.json')
  return Object.entries(packagesOf('package-lock.json')).every(([path, wanted]) => {
    if (path === '') return true
    if (installed[path]) return installed[path].version === wanted.version
    return wanted.optional || (!dev && (wanted.dev || wanted.devOptional))
  })
}

const packagesOf = (lock) => JSON.parse(readFileSync(inRoot(lock), 'utf8')).packages
