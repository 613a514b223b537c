import { accessSync, constants, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { Rejection } from '../rejection.mjs'

/** What can be known before anything is installed; makes nothing. */
export async function checkMachine(settings) {
  checkDataFolder(settings.dataFolder)
  if (settings.databaseUrl.startsWith('file:')) checkDatabaseFolder(settings)
  await checkPort(settings)
}

/** The data folder, for its owner only. */
export function makeDataFolder(folder) {
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

/** Rights alone do not tell: a read-only disk, a quota or a security module may still reject. */
function tryToWrite(folder) {
  const trial = join(folder, `.keyrail-trial-${process.pid}`)
  writeFileSync(trial, '', { mode: 0o600 })
  rmSync(trial)
}

function noFolder(folder, file) {
  const reason = file === folder ? 'is a file' : `cannot be made: ${file} is a file`
  return new Rejection(`The data folder ${folder} ${reason}, no folder. Name a folder in KEYRAIL_DATA.`)
}

function unwritable(folder, error) {
  return new Rejection(
    `The data folder ${folder} cannot be written (${error.code}). Give this user the right, or name another folder in KEYRAIL_DATA.`,
  )
}

function checkDatabaseFolder({ databaseUrl, dataFolder }) {
  const folder = dirname(databaseUrl.slice('file:'.length))
  if (folder === dataFolder || existsSync(folder)) return
  throw new Rejection(`The folder of the database, ${folder}, does not exist.`)
}

function checkPort({ host, port }) {
  return new Promise((resolve, reject) => {
    const trial = createServer()
    trial.once('error', (error) => reject(new Rejection(portSentence(host, port, error.code))))
    trial.listen({ host, port, exclusive: true }, () => trial.close(() => resolve()))
  })
}

function portSentence(host, port, code) {
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken. Stop what listens there, or choose another: PORT=${port + 10} npm start`
  if (code === 'EACCES') return `This user may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`
  return `Keyrail cannot listen on ${host}, port ${port} (${code}). HOST must be an address of this machine.`
}
