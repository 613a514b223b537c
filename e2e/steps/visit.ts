import type { Page, Response } from '@playwright/test'

/** Opens a path and waits until the page responds to input. */
export async function visit(page: Page, path: string): Promise<Response | null> {
  const response = await page.goto(path)
  await waitForHydration(page)
  return response
}

/** Loads the page again and waits until it responds to input. */
export async function reload(page: Page): Promise<void> {
  await page.reload()
  await waitForHydration(page)
}

/** Streamed content that React has rendered itself first: hidden, and removed a moment later. */
const streamedCopies = 'div[hidden][id^="S:"]'

/** Waits until every part of the page is hydrated and there once. */
export async function waitForHydration(page: Page): Promise<void> {
  await page.locator('html[data-hydrated]').waitFor()
  await page.locator(streamedCopies).first().waitFor({ state: 'detached' })
}
