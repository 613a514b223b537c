import { expect, type Locator, type Page } from '@playwright/test'

export const rowOf = (page: Page, name: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: new RegExp(escaped(name)) }) })

export const rows = (page: Page): Locator => page.locator('[data-testid^=token-row-]')

export const switchOf = (page: Page, name: string): Locator => page.getByRole('switch', { name: `${name}, active`, exact: true })

export const notices = (page: Page): Locator => page.getByRole('region', { name: 'Notifications' })

export const createDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Create token' })

export const reveal = (page: Page): Locator => page.getByRole('alertdialog', { name: 'Store this token now' })

/** Opens the three-dot menu of a row and chooses from it. */
export async function choose(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${name}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

export async function openCreate(page: Page): Promise<Locator> {
  // an empty list offers it a second time
  await page.getByRole('button', { name: 'New token' }).first().click()
  const dialog = createDialog(page)
  await expect(dialog.getByLabel('Name')).toBeFocused()
  return dialog
}

/** From the list to the dialog that shows the secret; answers the whole token as it stands there. */
export async function createToken(page: Page, name: string): Promise<string> {
  const dialog = await openCreate(page)
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByRole('button', { name: 'Create token' }).click()
  return shownToken(reveal(page))
}

/** The whole token that a reveal dialog shows. */
export async function shownToken(dialog: Locator): Promise<string> {
  return dialog.getByRole('group', { name: 'Token', exact: true }).locator('code').innerText()
}

/** Copies the token, as a person does, and answers what the clipboard holds. */
export async function copyToken(page: Page, dialog: Locator): Promise<string> {
  await dialog.getByRole('button', { name: 'Copy token', exact: true }).click()
  await expect(dialog.getByText('Copied')).toBeVisible()
  return page.evaluate(() => navigator.clipboard.readText())
}

/** Says that the token is stored and closes; the list under it has come to rest, for its new row moves the others. */
export async function done(dialog: Locator): Promise<void> {
  await dialog.getByRole('checkbox', { name: /stored the token/ }).check()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
  await expect(dialog.page().getByRole('table').and(dialog.page().locator('[aria-busy]'))).toHaveCount(0)
}

/** Dismisses what the notifications say. */
export async function dismissNews(page: Page): Promise<void> {
  await notices(page)
    .getByRole('button', { name: 'Dismiss', includeHidden: true })
    .evaluateAll((buttons) => {
      for (const button of buttons) (button as HTMLElement).click()
    })
}

/** Goes to another tab of the list without loading the page. */
export async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('navigation', { name: 'Whose tokens' }).getByRole('link', { name })
  await tab.click()
  await expect(tab).toHaveAttribute('aria-current', 'page')
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
