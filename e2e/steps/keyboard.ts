import type { Locator, Page } from '@playwright/test'

const hasFocus = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement)

/** Presses Tab until the control with that name has the focus. */
export const tabTo = (page: Page, name: string): Promise<void> =>
  tabToControl(
    page,
    page
      .getByLabel(name, { exact: true })
      .or(page.getByRole('button', { name, exact: true }))
      .first(),
  )

/** Presses Tab until the control has the focus. */
export async function tabToControl(page: Page, target: Locator): Promise<void> {
  for (let tab = 0; tab < 80; tab += 1) {
    if (await hasFocus(target)) return
    await page.keyboard.press('Tab')
  }
  if (!(await hasFocus(target))) throw new Error(`Tab does not reach ${String(target)}.`)
}
