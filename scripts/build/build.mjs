import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { runNode } from '../command.mjs'
import { CommandError, runToExit } from '../command-error.mjs'
import { step } from '../progress.mjs'
import { inRoot, isEntry } from '../root.mjs'
import { bundle } from './bundle.mjs'
import { compressFolder } from './compress.mjs'
import { fingerprint, recorded } from './fingerprint.mjs'
import { clientsAreFresh } from './generate.mjs'
import { installPackages } from './install.mjs'
import { alone } from './lock.mjs'
import { shareEqualChunks } from './share-chunks.mjs'

const commandLine = ['lib', 'prisma', 'package-lock.json', 'tsconfig.json', 'scripts/command-error.mjs', 'scripts/build/bundle.mjs']
const dashboard = [
  ...commandLine,
  'app',
  'components',
  'docs/pages',
  'public',
  'next.config.ts',
  'postcss.config.mjs',
  'proxy.ts',
  'instrumentation.ts',
  'scripts/build/build.mjs',
  'scripts/build/share-chunks.mjs',
]
const salt = `${process.versions.modules} ${process.platform} ${process.arch}`

/** Installs and builds what is missing or outdated. `beforeLong` may throw before the long build starts. */
export async function makeReady(beforeLong = async () => undefined) {
  await alone(async () => {
    await installPackages()
    await generateIfStale()
    await bundleIfStale()
  })
  if (dashboardIsFresh()) return
  await beforeLong()
  await alone(buildIfStale, inRoot('dist/dashboard.lock'))
}

export function rejectUnbuilt() {
  if (existsSync(inRoot('dist/cli/main.mjs')) && existsSync(inRoot('.next/standalone/server.js'))) return
  throw new CommandError('Keyrail is not built yet. Run: npm run build')
}

export async function generateIfStale() {
  if (clientsAreFresh()) return
  await step('Generating the database clients', async () => {
    const { code, output } = await runNode(['scripts/build/generate.mjs'])
    if (code !== 0) throw new CommandError(`${output}\nThe database clients could not be generated.`)
  })
}

export async function bundleIfStale() {
  const wanted = fingerprint(commandLine, salt)
  if (recorded('dist/cli/fingerprint') === wanted) return
  rmSync(inRoot('dist/cli'), { recursive: true, force: true })
  await bundle('dist/cli')
  writeFileSync(inRoot('dist/cli/fingerprint'), wanted)
}

const dashboardIsFresh = () =>
  recorded('dist/dashboard.fingerprint') === fingerprint(dashboard, salt) && existsSync(inRoot('.next/standalone/server.js'))

async function buildIfStale() {
  if (!dashboardIsFresh()) await step('Building the dashboard (one to two minutes)', buildDashboard)
}

async function buildDashboard() {
  const wanted = fingerprint(dashboard, salt)
  rmSync(inRoot('dist/dashboard.fingerprint'), { force: true })
  const { code, output } = await runNode(['node_modules/next/dist/bin/next', 'build'], { NODE_ENV: 'production' })
  if (code !== 0) throw new CommandError(`${output}\nThe dashboard could not be built.`)
  completeStandalone()
  shareEqualChunks(inRoot('.next/standalone/.next/server/chunks'))
  await compressFolder(inRoot('.next/standalone/.next/static'))
  writeFileSync(inRoot('dist/dashboard.fingerprint'), wanted)
}

/** Next's standalone output omits static files and files that no import names. */
function completeStandalone() {
  mkdirSync(inRoot('.next/standalone/.next'), { recursive: true })
  for (const [from, to] of [
    ['.next/static', '.next/static'],
    ['public', 'public'],
    ['prisma/migrations', 'prisma/migrations'],
    ['docs/pages', 'docs/pages'],
    // the thread that records usage
    ['dist/cli', 'dist/cli'],
  ]) {
    if (existsSync(inRoot(from))) cpSync(inRoot(from), inRoot('.next/standalone', to), { recursive: true })
  }
}

if (isEntry(import.meta.url)) await runToExit(() => makeReady())
