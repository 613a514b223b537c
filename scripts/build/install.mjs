import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { runNpm } from '../command.mjs'
import { step } from '../progress.mjs'
import { Rejection } from '../rejection.mjs'
import { inRoot } from '../root.mjs'
import { fingerprint, recorded } from './fingerprint.mjs'

const record = 'node_modules/.keyrail'
/** Native packages are compiled for one Node and one kind of machine. */
const machine = `${process.versions.modules} ${process.platform} ${process.arch}`

/** Brings node_modules to what package-lock.json says, when it is not. */
export async function installPackages() {
  const lock = fingerprint(['package-lock.json'])
  const [installedLock, installedFor] = (recorded(record) ?? '').split('\n')
  if (installedLock !== lock && !sameAsInstalled())
    await npm('Installing packages (one to three minutes)', ['ci', '--include=dev', '--include=optional'])
  else if (installedLock === lock && installedFor === machine) return
  else if (installedFor && installedFor !== machine) await npm('Compiling native packages for this Node', ['rebuild', 'better-sqlite3'])
  writeFileSync(inRoot(record), `${lock}\n${machine}\n`)
}

async function npm(label, args) {
  await step(label, async () => {
    // prisma would download an engine that nothing here uses; any existing file keeps it from that
    const { code, output } = await runNpm([...args, '--no-audit', '--no-fund'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath })
    if (code !== 0) throw new Rejection(`${output}\nThe packages could not be installed: npm ${args[0]} ended with ${code}.`)
  })
}

/** Whether npm's own record of node_modules holds every package of the lock file: then somebody ran npm by hand. */
function sameAsInstalled() {
  if (!existsSync(inRoot('node_modules/.package-lock.json'))) return false
  const installed = packagesOf('node_modules/.package-lock.json')
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, wanted]) =>
      path === '' || (installed[path] ? installed[path].version === wanted.version : wanted.optional || wanted.devOptional),
  )
}

const packagesOf = (lock) => JSON.parse(readFileSync(inRoot(lock), 'utf8')).packages
