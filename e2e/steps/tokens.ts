import { expect, type Locator, type Page } from '@playwright/test'

export const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(escaped(name)) }) })

export const rows = (page: Page): Locator => page.locator('[data-testid^=token-row-]')

export const switchOf = (page: Page, name: string): Locator => page.getByRole('switch', { name: `${name}, active`, exact: true })

export const toasts = (page: Page): Locator => page.getByRole('region', { name: 'Notifications' })

export const createDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Create token' })

export const reveal = (page: Page): Locator => page.getByRole('alertdialog', { name: 'Store this token now' })

/** Opens the three-dot menu of a row and chooses from it. */
export async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

export async function openCreate(page: Page): Promise<Locator> {
  // an empty list has a second button
  await page.getByRole('button', { name: 'New token' }).first().click()
  const dialog = createDialog(page)
  await expect(dialog.getByLabel('Name')).toBeFocused()
  return dialog
}

/** Creates a token and returns it from the reveal dialog, which stays open. */
export async function createToken(page: Page, name: string): Promise<string> {
  const dialog = await openCreate(page)
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Create token' }).click()
  return shownToken(reveal(page))
}

/** The token, including its secret, in a reveal dialog. */
export async function shownToken(dialog: Locator): Promise<string> {
  return dialog.getByRole('group', { name: 'Token', exact: true }).locator('code').innerText()
}

/** Copies the token and returns the clipboard. */
export async function copyToken(page: Page, dialog: Locator): Promise<string> {
  await dialog.getByRole('button', { name: 'Copy token', exact: true }).click()
  await expect(dialog.getByText('Copied')).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

/** Confirms that the token is stored, closes the dialog and waits until the list has loaded: its new row moves the others. */
export async function done(dialog: Locator): Promise<void> {
  await dialog.getByRole('checkbox', { name: /stored the token/ }).check()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  await expect(dialog.page().getByRole('table').and(dialog.page().locator('[aria-busy]'))).toHaveCount(0)
}

export async function dismissToasts(page: Page): Promise<void> {
  await toasts(page)
    .getByRole('button', { name: 'Dismiss', includeHidden: true })
    .evaluateAll((buttons) => {
      for (const button of buttons) (button as HTMLElement).click()
    })
}

/** Opens another tab of the list without a page load. */
export async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('navigation', { name: 'Whose tokens' }).getByRole('link', { name })
  await tab.click()
  await expect(tab).toHaveAttribute('aria-current', 'page')
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
