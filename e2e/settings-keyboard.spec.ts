import { expect, type Page } from '@playwright/test'
import { test } from './fixtures/test'
import { inspectDialog } from './steps/inspect'
import { tabTo, tabToControl } from './steps/keyboard'
import { personIn } from './steps/people'
import { addAuthenticator, sectionOf, securityPath } from './steps/security'
import { createDialog, rows } from './steps/tokens'
import { visit } from './steps/visit'

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 })
const announced = (page: Page) => page.locator('[aria-live=polite][aria-atomic=true]')

/** The page is announced once, politely, and its heading has the focus. */
async function arrived(page: Page, name: string): Promise<void> {
  await expect(heading(page, name)).toBeFocused()
  await expect(announced(page)).toHaveText(name)
}

test('every change of the page moves the focus to its heading and announces it, with the keyboard alone', async ({ as }) => {
  const page = await as('owner', '/settings/profile')
  await expect(announced(page)).toHaveText('')

  await test.step('between settings pages, with a link', async () => {
    await tabToControl(page, page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Sessions' }))
    await page.keyboard.press('Enter')
    await arrived(page, 'Sessions')
  })
  await test.step('to organization pages, with shortcuts and the palette', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await arrived(page, 'General')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('combobox', { name: 'Search and commands' })).toBeFocused()
    await page.keyboard.type('Members')
    await expect(page.getByRole('option', { name: /Members$/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await arrived(page, 'Members')
  })
  await test.step('to a token and back', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    await arrived(page, 'API tokens')
    await tabToControl(page, rows(page).first().getByRole('link').first())
    const name = await rows(page).first().getByRole('link').first().innerText()
    await page.keyboard.press('Enter')
    await arrived(page, name)
    await page.goBack()
    await arrived(page, 'API tokens')
  })
  await test.step('a dialog that opens on the next page keeps the focus', async () => {
    await visit(page, '/settings/appearance')
    await page.keyboard.press('c')
    await expect(createDialog(page).getByLabel('Name')).toBeFocused()
    await expect(announced(page)).toHaveText('API tokens')
    await expect(createDialog(page).getByLabel('Name')).toBeFocused()
  })
  await test.step('there is no second announcement', async () => {
    await expect(page.locator('next-route-announcer')).toBeHidden()
  })
})

test('a person changes their settings with the keyboard alone', async ({ as, qa, newTab }) => {
  test.slow()
  const page = await as('member', '/settings/profile')
  const { email, password } = personIn(qa, 'member')

  await test.step('the profile', async () => {
    await tabTo(page, 'Name')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Leo Reis')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Account menu, Leo Reis' })).toBeVisible()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  })
  await test.step('leaving a changed form asks, and Esc stays', async () => {
    await page.keyboard.type('s')
    await tabToControl(page, page.getByRole('link', { name: 'Usage' }))
    await page.keyboard.press('Enter')
    const discard = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
    await expect(discard).toBeVisible()
    await inspectDialog(page, 'discard changes of the settings')
    await page.keyboard.press('Escape')
    await expect(discard).toBeHidden()
    await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Leo Reiss')
  })
  await test.step('a passkey', async () => {
    await visit(page, '/settings/security')
    const { devtools } = await addAuthenticator(page)
    await tabTo(page, 'Add a passkey')
    await page.keyboard.press('Enter')
    await expect(sectionOf(page, 'Passkeys').getByRole('listitem')).toHaveCount(1)
    await devtools.detach()
  })
  await test.step('the password', async () => {
    await visit(page, securityPath)
    await tabTo(page, 'Current password')
    await page.keyboard.type(password)
    await tabTo(page, 'New password')
    await page.keyboard.type('seven brass keys in a row')
    await page.keyboard.press('Enter')
    await expect(sectionOf(page, 'Password').getByText('Saved')).toBeVisible()
  })
  await test.step('the session of another browser: the focus stays in the page', async () => {
    const other = await newTab()
    await visit(other, '/sign-in')
    await tabTo(other, 'Email')
    await other.keyboard.type(email)
    await tabTo(other, 'Password')
    await other.keyboard.type('seven brass keys in a row')
    await other.keyboard.press('Enter')
    await expect(heading(other, 'API tokens')).toBeVisible()
    await visit(page, '/settings/sessions')
    await tabToControl(page, page.getByRole('button', { name: /^Sign out .*IP address/ }))
    await page.keyboard.press('Enter')
    await expect(page.getByText('You are signed in nowhere else.')).toBeVisible()
    await expect(page.locator('main section ul')).toBeFocused()
    await visit(other, '/o/northwind/tokens')
    await expect(other).toHaveURL(/\/sign-in/)
  })
  await test.step('the delete dialog returns the focus to its button', async () => {
    await visit(page, '/settings/danger')
    await tabTo(page, 'Leave Northwind Realty…')
    await page.keyboard.press('Enter')
    const leave = page.getByRole('alertdialog')
    await expect(leave.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await inspectDialog(page, 'leave the organization')
    await page.keyboard.press('Escape')
    await expect(leave).toBeHidden()
    await tabTo(page, 'Delete my account…')
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('alertdialog', { name: 'Delete your account?' })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(page.getByRole('button', { name: 'Delete my account…' })).toBeFocused()
  })
  await test.step('leaving the last organization leads to a page that says so', async () => {
    await tabToControl(page, page.getByRole('button', { name: 'Leave Northwind Realty…' }))
    await page.keyboard.press('Enter')
    await tabToControl(page, page.getByRole('alertdialog').getByRole('button', { name: 'Leave Northwind Realty' }))
    await page.keyboard.press('Enter')
    await expect(page.getByText("You aren't a member of any organization.")).toBeVisible()
    await expect(page).toHaveURL(/\/settings\/danger$/)
  })
})
