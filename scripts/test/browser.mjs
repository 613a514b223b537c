import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { runNode } from '../command.mjs'
import { CommandError } from '../command-error.mjs'
import { installFromDebian } from '../debian.mjs'
import { step } from '../progress.mjs'
import { inRoot } from '../root.mjs'

const asRoot = process.getuid?.() === 0

/** Flags for every Chromium: no GPU, no background network requests. */
export const chromiumFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(asRoot ? ['--no-sandbox'] : []),
]

/** The path of a working Chromium: the system's, else Playwright's; null if there is none. */
export function findChromium() {
  return [...systemPaths(), playwrightPath()].find((path) => existsSync(path) && answers(path)) ?? null
}

/** Installs a Chromium if none works: Playwright's, else Debian's package if root. */
export async function installChromium() {
  if (findChromium() !== null) return
  await step('Getting a browser', async () => {
    await runNode(['node_modules/playwright/cli.js', 'install', 'chromium'])
  })
  if (findChromium() === null) await installFromDebian('Getting the browser of Debian', 'chromium-headless-shell')
  if (findChromium() !== null) return
  throw new CommandError(
    'The browser tests need Chromium: install the package chromium of your system, or run: npx playwright install --with-deps chromium',
  )
}

function systemPaths() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return ['chromium-headless-shell', 'chromium', 'chromium-browser'].flatMap((name) => folders.map((folder) => join(folder, name)))
}

function playwrightPath() {
  const { chromium } = createRequire(inRoot('package.json'))('playwright')
  return chromium.executablePath()
}

/** The system's may be a placeholder, and Playwright's may lack libraries. */
const answers = (path) => spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
