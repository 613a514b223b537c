import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { openCreate, rowOf, rows, switchOf } from './steps/tokens'
import { visit } from './steps/visit'

const list = '/o/northwind/tokens'
const policy = '/o/northwind/settings/policy'

const tabs = (page: Page) => page.getByRole('navigation', { name: 'Whose tokens' }).getByRole('link')

async function expectTabs(page: Page, names: readonly string[]): Promise<void> {
  await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
  await expect(tabs(page)).toHaveText(names, { useInnerText: true })
}

/** Expects a 403 page that names the administrators and links back to the list. */
async function expectForbidden(page: Page, tab: string, role: string): Promise<void> {
  const response = await visit(page, `${list}?tab=${tab}`)
  expect(response?.status()).toBe(403)
  await expect(page.getByRole('heading', { name: "You don't have access to this page." })).toBeVisible()
  await expect(page.getByText(new RegExp(`Your role in Northwind Realty is ${role}\\. Administrators: .*Ana Martins`))).toBeVisible()
  await page.getByRole('link', { name: 'Back to API tokens' }).click()
  await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
}

/** Opens the create dialog and expects these types. */
async function expectTypes(page: Page, allowed: readonly string[]): Promise<Locator> {
  const dialog = await openCreate(page)
  expect(await dialog.getByLabel('Type').locator('option:not(:disabled)').allInnerTexts()).toEqual(allowed)
  return dialog
}

const onlyAdministrators = (dialog: Locator) => dialog.getByText(/Only administrators can create admin tokens\./)

test.describe('roles', () => {
  test('an owner sees all tokens and can create every type', async ({ as }) => {
    const page = await as('owner')
    await test.step('the tabs are Yours, Organization, Locations', () => expectTabs(page, ['Yours', 'Organization', 'Locations']))
    await test.step('the types are User, Admin, Location', () => expectTypes(page, ['User', 'Admin', 'Location']))
  })

  test("an admin can deactivate another member's token but never see its secret", async ({ as }) => {
    const page = await as('admin', `${list}?tab=organization`)
    await test.step('the tabs are Yours, Organization, Locations', () => expectTabs(page, ['Yours', 'Organization', 'Locations']))
    await test.step("the menu of another member's token has no action that reveals the secret", async () => {
      await page.getByRole('button', { name: 'Actions for Personal scripts' }).click()
      await expect(page.getByRole('menuitem')).toHaveText(['Open', 'Copy token key', 'Duplicate…', 'Deactivate', 'Delete permanently…'])
      await page.keyboard.press('Escape')
    })
    await test.step('a card on a narrow screen shows the owner and the access of the token', async () => {
      await page.setViewportSize({ width: 320, height: 720 })
      const card = rowOf(page, 'Personal scripts').getByRole('rowheader')
      await expect(card.getByText('Leo Duarte')).toBeVisible()
      await expect(card.getByText('User · Contacts · read')).toBeVisible()
    })
  })

  test('a manager sees and deactivates tokens of their own locations only', async ({ as, consoleGuard }) => {
    consoleGuard.expect(/status of 403/)
    const page = await as('manager', null)
    await test.step('the organization tab returns 403 and names the administrators', () =>
      expectForbidden(page, 'organization', 'Location manager'))
    await test.step('the tabs are Yours, Locations', () => expectTabs(page, ['Yours', 'Locations']))
    await test.step('the types are User, Location', async () => {
      const dialog = await expectTypes(page, ['User', 'Location'])
      await expect(onlyAdministrators(dialog)).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    })
    await test.step('tokens of other locations are not listed', async () => {
      await tabs(page).getByText('Locations').click()
      await expect(page).toHaveURL(`${list}?tab=locations`)
      await expect(rowOf(page, 'Downtown kiosk')).toBeVisible()
      await expect(rows(page)).toHaveCount(1)
      await expect(switchOf(page, 'Downtown kiosk')).toBeVisible()
    })
  })

  test('a member sees the tokens of their own location and can create user tokens', async ({ as, consoleGuard }) => {
    consoleGuard.expect(/status of 403/)
    const page = await as('member', null)
    await test.step('a forbidden page names the role and the administrators', async () => {
      expect((await visit(page, policy))?.status()).toBe(403)
      await expect(page.getByRole('heading', { name: "You don't have access to this page." })).toBeVisible()
      await expect(page.getByText('Your role in Northwind Realty is Member. Administrators: Ana Martins, Rui Costa.')).toBeVisible()
      await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    })
    await test.step('the organization tab returns 403 and names the administrators', () => expectForbidden(page, 'organization', 'Member'))
    await test.step('the tabs are Yours, Locations', () => expectTabs(page, ['Yours', 'Locations']))
    await test.step('the navigation has no link to the token policy', () =>
      expect(page.getByRole('link', { name: 'Token policy' })).toHaveCount(0))
    await test.step('the only type is User', async () => {
      const dialog = await expectTypes(page, ['User'])
      await expect(onlyAdministrators(dialog)).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    })
    await test.step('location tokens are read-only', async () => {
      await tabs(page).getByText('Locations').click()
      await expect(page).toHaveURL(`${list}?tab=locations`)
      await expect(rowOf(page, 'Downtown kiosk')).toContainText('Yes')
      await expect(rows(page)).toHaveCount(1)
      await expect(switchOf(page, 'Downtown kiosk')).toHaveCount(0)
    })
    await test.step('exporting the organization list is forbidden', async () => {
      const status = await page.evaluate(async () => {
        const headers = { 'content-type': 'application/json' }
        const response = await fetch('/o/northwind/data/tokens/export?tab=organization', { method: 'POST', headers, body: '{}' })
        await response.text()
        return response.status
      })
      expect(status).toBe(403)
    })
  })

  test('a viewer sees only their own tokens and cannot create or change any', async ({ as, consoleGuard }) => {
    consoleGuard.expect(/status of 403/)
    const page = await as('viewer', null)
    for (const tab of ['organization', 'locations'])
      await test.step(`the ${tab} tab returns 403 and names the administrators`, () => expectForbidden(page, tab, 'Viewer'))
    await test.step('the only tab is Yours', () => expectTabs(page, ['Yours']))
    await test.step('there is no “New token” button and no switch', async () => {
      await expect(page.getByRole('button', { name: 'New token' })).toHaveCount(0)
      await expect(page.getByRole('switch')).toHaveCount(0)
    })
    await test.step('the empty list names the administrators', () =>
      expect(
        page.getByText(/Your role can't create tokens\. Ask an administrator for a different role: Ana Martins, Rui Costa\.$/),
      ).toBeVisible())
  })
})
