import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { CommandError } from '../command-error.mjs'

/** Checks data folder and port before anything is installed; creates nothing. */
export async function checkMachine(settings) {
  checkDataFolder(settings.dataFolder)
  if (settings.databaseUrl.startsWith('file:')) checkDatabaseFolder(settings)
  await checkPort({ ...settings, variable: 'PORT' })
  if (settings.verifiers > 0) await checkPort({ host: settings.host, port: settings.verifierPort, variable: 'VERIFIER_PORT' })
}

/** Creates the data folder, readable by its owner only. */
export function createDataFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw unwritable(folder, error)
  }
}

function checkDataFolder(folder) {
  let existing = folder
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing)
  if (existsSync(existing) && !statSync(existing).isDirectory()) throw noFolder(folder, existing)
  try {
    accessSync(existing, constants.W_OK | constants.X_OK)
    tryToWrite(existing)
  } catch (error) {
    throw unwritable(folder, error)
  }
}

/** Permissions are not enough: a read-only disk, a quota or a security module may still prevent writing. */
function tryToWrite(folder) {
  const trial = join(folder, `.keyrail-trial-${process.pid}`)
  writeFileSync(trial, '', { mode: 0o600 })
  rmSync(trial)
}

function noFolder(folder, file) {
  const reason = file === folder ? 'is a file' : `can't be created: ${file} is a file`
  return new CommandError(`The data folder ${folder} ${reason}. Set KEYRAIL_DATA to a folder.`)
}

function unwritable(folder, error) {
  return new CommandError(
    `The data folder ${folder} can't be written (${error.code}). Give this user permission, or set KEYRAIL_DATA to another folder.`,
  )
}

function checkDatabaseFolder({ databaseUrl, dataFolder }) {
  const folder = dirname(databaseUrl.slice('file:'.length))
  if (folder === dataFolder || existsSync(folder)) return
  throw new CommandError(`The database folder ${folder} does not exist.`)
}

export function checkPort({ host, port, variable }) {
  return new Promise((resolve, reject) => {
    const trial = createServer()
    trial.once('error', (error) => reject(new CommandError(portMessage({ host, port, variable }, error.code))))
    trial.listen({ host, port, exclusive: true }, () => trial.close(() => resolve()))
  })
}

function portMessage({ host, port, variable }, code) {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use. Stop the other process, or choose another port: ${variable}=${port + 10} npm start`
  if (code === 'EACCES') return `This user can't listen on port ${port}. Choose a port above 1023: ${variable}=3000 npm start`
  return `Keyrail can't listen on ${host}, port ${port} (${code}). HOST must be an IP or name of this machine.`
}
