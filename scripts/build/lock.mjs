import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inRoot } from '../root.mjs'

const buildLock = inRoot('dist/build.lock')

/** Runs `work` while no other process installs or builds in this folder. */
export async function alone(work, lockFile = buildLock) {
  await takeLock(lockFile)
  try {
    return await work()
  } finally {
    rmSync(lockFile, { force: true })
  }
}

async function takeLock(lockFile) {
  mkdirSync(dirname(lockFile), { recursive: true })
  for (let tries = 0; !tryLock(lockFile); tries += 1) {
    if (!breakDeadLock(lockFile)) {
      if (tries === 0) console.log('  Another process is building; waiting for it …')
      await pause(200)
    }
  }
}

function tryLock(lockFile) {
  try {
    writeFileSync(lockFile, `${process.pid} ${performance.timeOrigin}`, { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Removes a lock whose owner died; of several waiting processes only one can rename it. */
function breakDeadLock(lockFile) {
  const owner = ownerOf(lockFile)
  if (owner === null || lives(owner)) return owner === null
  const grave = `${lockFile}.${process.pid}`
  try {
    renameSync(lockFile, grave)
    if (ownerOf(grave) !== owner) linkSync(grave, lockFile)
  } catch {
    return true
  } finally {
    rmSync(grave, { force: true })
  }
  return true
}

function ownerOf(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function lives(owner) {
  try {
    process.kill(Number.parseInt(owner, 10), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
