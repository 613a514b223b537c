import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { run, runNode } from '../command.mjs'
import { step } from '../progress.mjs'
import { Rejection } from '../rejection.mjs'
import { inRoot } from '../root.mjs'

const asRoot = process.getuid?.() === 0

/** What every Chromium is started with: no card, no calls home. */
export const chromiumFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(asRoot ? ['--no-sandbox'] : []),
]

/** The path of a Chromium that runs: the system's, else Playwright's own; null where there is none. */
export function findChromium() {
  return [...systemPaths(), playwrightPath()].find((path) => existsSync(path) && answers(path)) ?? null
}

/** Gets a Chromium where there is none: Playwright's, else Debian's when root. */
export async function installChromium() {
  if (findChromium() !== null) return
  await step('Getting a browser', async () => {
    await runNode(['node_modules/playwright/cli.js', 'install', 'chromium'])
    if (findChromium() === null && asRoot && existsSync('/usr/bin/apt-get')) await installFromDebian()
  })
  if (findChromium() !== null) return
  throw new Rejection(
    'The browser tests need Chromium: install the package chromium of your system, or run: npx playwright install --with-deps chromium',
  )
}

async function installFromDebian() {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-q'], quiet)
  await run('apt-get', ['install', '-yq', '--no-install-recommends', 'chromium-headless-shell'], quiet)
}

function systemPaths() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return ['chromium-headless-shell', 'chromium', 'chromium-browser'].flatMap((name) => folders.map((folder) => join(folder, name)))
}

function playwrightPath() {
  const { chromium } = createRequire(inRoot('package.json'))('playwright')
  return chromium.executablePath()
}

/** A distribution may put a placeholder at the name, and Playwright's may miss libraries. */
const answers = (path) => spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
