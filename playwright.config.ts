import { defineConfig } from '@playwright/test'
import type { TestFixtures, WorkerFixtures } from './e2e/fixtures/test'
import { chromiumFlags, findChromium } from './scripts/test/browser.mjs'

// every worker reads this file; looking for a browser means starting one
process.env.KEYRAIL_SPEED ??= String(process.argv.includes('--project=speed'))
process.env.KEYRAIL_CHROMIUM ??= findChromium() ?? ''

const sqlite = { name: 'sqlite', testIgnore: /(budgets|speed)\.spec/ }
const postgres = { name: 'postgres', testMatch: /main-job\.spec/, use: { database: 'postgres' as const }, fullyParallel: false, workers: 1 }
const alone = { fullyParallel: false, workers: 1 }
const budgets = { name: 'budgets', testMatch: /budgets\.spec/, ...alone }
/** Milliseconds say something on a quiet machine only: `npm run e2e -- --project=speed`. */
const speed = { name: 'speed', testMatch: /speed\.spec/, ...alone }

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
    // what moves is waited for; the main job is done with the movement that people see
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    // a tenth of the time of every test; where one fails: npm run e2e -- --trace retain-on-failure
    trace: 'off',
  },
  // those of one worker first: at the end they would leave half of a machine idle
  projects: process.env.KEYRAIL_SPEED === 'true' ? [speed] : [postgres, budgets, sqlite],
})
