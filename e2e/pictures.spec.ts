import { mkdirSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { test } from './fixtures/test'
import { screens } from './pictures/screens'
import { visit } from './steps/visit'

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
  { width: 320, height: 720 },
] as const

/** One picture for each size and theme, in dist/pictures. */
async function takePictures(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const size of sizes) {
      const folder = `dist/pictures/${colorScheme}-${size.width}`
      mkdirSync(folder, { recursive: true })
      await page.setViewportSize(size)
      await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' })
    }
  }
}

for (const { name, preset = 'default', role, path, open } of screens) {
  test.describe(name, () => {
    test.use({ preset, viewport: { width: 1440, height: 900 } })

    test(`a picture of ${name}`, async ({ as, newTab, qa, consoleGuard }) => {
      consoleGuard.expect(/status of 40[34]/)
      const page = role === null ? await newTab() : await as(role, null)
      await visit(page, typeof path === 'string' ? path : path(qa))
      await open?.(page, qa)
      await takePictures(page, name)
    })
  })
}
