import { defineConfig } from '@playwright/test'
import type { TestFixtures, WorkerFixtures } from './e2e/fixtures/test'
import { chromiumFlags, findChromium } from './scripts/test/browser.mjs'

// every worker reads this file, and finding a browser starts one: pass the result on
process.env.KEYRAIL_SPECIAL ??= ['speed', 'pictures'].find((name) => process.argv.includes(`--project=${name}`)) ?? ''
process.env.KEYRAIL_CHROMIUM ??= findChromium() ?? ''

const sqlite = { name: 'sqlite', testIgnore: /(budgets|speed|pictures)\.spec/ }
/** What must be seen to work on both databases. */
const postgres = { name: 'postgres', grep: /@postgres/, use: { database: 'postgres' as const }, fullyParallel: false, workers: 1 }
const serial = { fullyParallel: false, workers: 1 }
const budgets = { name: 'budgets', testMatch: /budgets\.spec/, ...serial }
/** Timings are meaningful only on an idle machine: `npm run e2e -- --project=speed`. */
const speed = { name: 'speed', testMatch: /speed\.spec/, ...serial }
/** Pictures of every screen and layer, for looking at: `npm run e2e -- --project=pictures`. */
const pictures = { name: 'pictures', testMatch: /pictures\.spec/, timeout: 120_000 }

const special = { speed: [speed], pictures: [pictures] }[process.env.KEYRAIL_SPECIAL]

export default defineConfig<TestFixtures, WorkerFixtures>({
  testDir: 'e2e',
  outputDir: 'e2e/.results/tests',
  globalSetup: './e2e/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: process.env.KEYRAIL_CHROMIUM ?? '', args: chromiumFlags },
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    permissions: ['clipboard-read', 'clipboard-write'],
    // no waiting for animations; the main-job test turns them on
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // costs a tenth of the run time; to debug a failure: npm run e2e -- --trace retain-on-failure
    trace: 'off',
  },
  // single-worker projects first: at the end they would leave half of the workers idle
  projects: special ?? [postgres, budgets, sqlite],
})
