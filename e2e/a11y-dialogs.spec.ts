import { expect, test } from './fixtures/test'
import { inspectDialog } from './steps/inspect'
import { choose, createDialog, createToken, done, openCreate, reveal, rowOf } from './steps/tokens'

test.describe.configure({ timeout: 120_000 })

const organizationTab = '/o/northwind/tokens?tab=organization'

test.describe('dialogs have no accessibility violations', () => {
  test('the create dialog and its discard question have no accessibility violations', async ({ as }) => {
    const page = await as('owner')
    const dialog = await openCreate(page)
    await inspectDialog(page, 'create token')
    await dialog.getByRole('button', { name: 'Add a note' }).click()
    await dialog.getByRole('button', { name: 'Limit to IP addresses' }).click()
    await dialog.getByLabel(/IP allowlist/).fill('203.0.113.7')
    await dialog.getByLabel(/IP allowlist/).press('Enter')
    await dialog.getByRole('radio', { name: 'Custom' }).check()
    await dialog.getByLabel('Expires').selectOption({ label: 'Custom date' })
    await dialog.getByRole('button', { name: 'Create token' }).click()
    await expect(dialog.getByText('Name the token.')).toBeVisible()
    await inspectDialog(page, 'create token, all fields open, with errors')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('alertdialog', { name: 'Discard what you typed?' })).toBeVisible()
    await inspectDialog(page, 'discard what you typed')
  })

  test('creating an admin token and re-authenticating have no accessibility violations', async ({ as, qa }) => {
    const page = await as('owner', organizationTab)
    await qa.advance('PT11M')
    const dialog = await openCreate(page)
    await dialog.getByLabel('Name').fill('Nightly report')
    await dialog.getByRole('checkbox', { name: /^I understand/ }).check()
    await inspectDialog(page, 'create an admin token')
    await dialog.getByRole('button', { name: 'Create token' }).click()
    const confirm = page.getByRole('dialog', { name: "Confirm it's you" })
    await confirm.getByLabel('Password').fill('not my password')
    await confirm.getByRole('button', { name: 'Confirm' }).click()
    await expect(confirm.getByText('Incorrect password.')).toBeVisible()
    await inspectDialog(page, 'confirm it is you')
  })

  test('the reveal dialog, its close question and the limit panel have no accessibility violations', async ({ as }) => {
    const page = await as('owner')
    await createToken(page, 'The third')
    await inspectDialog(page, 'store this token now')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('alertdialog', { name: 'Close without storing it?' })).toBeVisible()
    await inspectDialog(page, 'close without storing it')
    await page.getByRole('button', { name: 'Keep it open' }).click()
    await done(reveal(page))
    await page.getByRole('button', { name: 'New token' }).click()
    await expect(createDialog(page).getByText('You have 3 of 3 listed tokens.')).toBeVisible()
    await inspectDialog(page, 'the limit')
  })

  test('keyboard shortcuts and the command palette have no accessibility violations', async ({ as }) => {
    const page = await as('owner')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    await inspectDialog(page, 'keyboard shortcuts')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('option', { name: /Zapier sync/ })).toBeVisible()
    await inspectDialog(page, 'search and commands')
    await page.getByRole('combobox', { name: 'Search and commands' }).fill('no such token')
    await expect(page.getByText('No results for “no such token” in Northwind Realty.')).toBeVisible()
    await inspectDialog(page, 'search and commands, nothing found')
  })

  test('the sign-in dialog after the session ended has no accessibility violations', async ({ as, consoleGuard }) => {
    consoleGuard.expect(/status of 401/)
    const page = await as('owner')
    const dialog = await openCreate(page)
    await dialog.getByLabel('Name').fill('Spring campaign')
    await page.context().clearCookies()
    await dialog.getByRole('button', { name: 'Create token' }).click()
    await expect(page.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible()
    await inspectDialog(page, 'your session has ended')
  })

  test('the edit dialog has no accessibility violations, with and without a conflict', async ({ as }) => {
    const [page, other] = [await as('owner'), await as('owner')]
    await choose(page, 'Zapier sync', 'Edit…')
    const dialog = page.getByRole('dialog', { name: 'Edit token' })
    await dialog.getByLabel('Name').fill('Zapier (first tab)')
    await inspectDialog(page, 'edit token')
    await choose(other, 'Zapier sync', 'Edit…')
    await other.getByLabel('Name').fill('Zapier (second tab)')
    await other.getByRole('button', { name: 'Save changes' }).click()
    await expect(rowOf(other, 'Zapier (second tab)')).toBeVisible()
    await dialog.getByRole('button', { name: 'Save changes' }).click()
    await dialog.getByRole('button', { name: 'Show differences' }).click()
    await inspectDialog(page, 'edit token, with a conflict')
  })

  test('the rotate, remove and delete dialogs have no accessibility violations', async ({ as }) => {
    const page = await as('owner')
    await choose(page, 'Zapier sync', 'Remove from list…')
    await expect(page.getByRole('dialog', { name: /Remove “/ })).toContainText('limit of 3')
    await inspectDialog(page, 'remove from list')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await choose(page, 'Zapier sync', 'Delete permanently…')
    const deleting = page.getByRole('alertdialog', { name: /Delete “/ })
    await deleting.getByRole('button', { name: 'Delete permanently' }).click()
    await expect(deleting.getByText(/^Type the name exactly/)).toBeVisible()
    await inspectDialog(page, 'delete permanently')
    await page.getByRole('button', { name: 'Cancel' }).click()
    await choose(page, 'Zapier sync', 'Rotate…')
    await inspectDialog(page, 'rotate token')
    await page.getByRole('button', { name: 'Rotate token' }).click()
    await expect(page.getByRole('alertdialog', { name: 'Store the new token now' })).toBeVisible()
    await inspectDialog(page, 'store the new token now')
  })

  test('the bulk confirmation dialogs have no accessibility violations', async ({ as }) => {
    const page = await as('owner')
    await page.getByRole('checkbox', { name: 'Select all tokens on this page' }).check()
    const bar = page.getByRole('toolbar', { name: 'Selected tokens' })
    for (const [button, title] of [
      ['Remove from list…', /^Remove \d+ tokens? from your list/],
      ['Delete permanently…', /^Delete \d+ tokens? permanently/],
    ] as const) {
      await bar.getByRole('button', { name: button }).click()
      await expect(page.getByRole('dialog', { name: title }).or(page.getByRole('alertdialog', { name: title }))).toBeVisible()
      await inspectDialog(page, button)
      await page.getByRole('button', { name: 'Cancel' }).click()
    }
  })
})
