import type { Page, Response } from '@playwright/test'

/** Opens an address as a person does: nothing is pressed before the page can hear it. */
export async function visit(page: Page, address: string): Promise<Response | null> {
  const answer = await page.goto(address)
  await alive(page)
  return answer
}

/** Every control on the page is React's by now. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea')].every((control) =>
      Object.keys(control).some((key) => key.startsWith('__reactProps$')),
    ),
  )
}
