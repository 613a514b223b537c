import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { openCreate, rowOf, rows, switchOf } from './steps/tokens'
import { visit } from './steps/visit'

const list = '/o/northwind/tokens'
const policy = '/o/northwind/settings/policy'

const tabs = (page: Page) => page.getByRole('navigation', { name: 'Whose tokens' }).getByRole('link')

/** The tabs of the list that is open are these. */
async function seeTabs(page: Page, seen: readonly string[]): Promise<void> {
  await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
  await expect(tabs(page)).toHaveText(seen, { useInnerText: true })
}

/** A tab of others answers 403, names who can help, and leads back to the list. */
async function isRejected(page: Page, tab: string, role: string): Promise<void> {
  const answer = await visit(page, `${list}?tab=${tab}`)
  expect(answer?.status()).toBe(403)
  await expect(page.getByRole('heading', { name: "You don't have access to this page." })).toBeVisible()
  await expect(page.getByText(new RegExp(`Your role in Northwind Realty is ${role}\\. Administrators: .*Ana Martins`))).toBeVisible()
  await page.getByRole('link', { name: 'Back to API tokens' }).click()
  await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
}

/** Opens the dialog: these types may be chosen for a new token. */
async function mayChoose(page: Page, allowed: readonly string[]): Promise<Locator> {
  const dialog = await openCreate(page)
  expect(await dialog.getByLabel('Type').locator('option:not(:disabled)').allInnerTexts()).toEqual(allowed)
  return dialog
}

const onlyAdministrators = (dialog: Locator) => dialog.getByText(/Only administrators can create admin tokens\./)

test.describe('what a role sees and may do', () => {
  test('owner: sees everybody’s tokens and may make every type', async ({ as }) => {
    const page = await as('owner')
    await test.step('the tabs are Yours, Organization, Locations', () => seeTabs(page, ['Yours', 'Organization', 'Locations']))
    await test.step('may choose among User, Admin, Location for a new token', () => mayChoose(page, ['User', 'Admin', 'Location']))
  })

  test('admin: may stop another person’s token and never gets hold of its secret', async ({ as }) => {
    const page = await as('admin', `${list}?tab=organization`)
    await test.step('the tabs are Yours, Organization, Locations', () => seeTabs(page, ['Yours', 'Organization', 'Locations']))
    await test.step('the menu of another person’s token offers nothing that shows it', async () => {
      await page.getByRole('button', { name: 'Actions for Personal scripts' }).click()
      await expect(page.getByRole('menuitem')).toHaveText(['Open', 'Copy token key', 'Deactivate', 'Delete permanently…'])
      await page.keyboard.press('Escape')
    })
    await test.step('a card of a narrow screen says whose token its switch stops, and what the token may do', async () => {
      await page.setViewportSize({ width: 320, height: 720 })
      const card = rowOf(page, 'Personal scripts').getByRole('rowheader')
      await expect(card.getByText('Leo Duarte')).toBeVisible()
      await expect(card.getByText('User · Contacts · read')).toBeVisible()
    })
  })

  test('manager: sees and switches the tokens of the own locations, nothing of others', async ({ as, complaints }) => {
    complaints.expect(/status of 403/)
    const page = await as('manager', null)
    await test.step('the organization tab answers 403 and names who can help', () => isRejected(page, 'organization', 'Location manager'))
    await test.step('the tabs are Yours, Locations', () => seeTabs(page, ['Yours', 'Locations']))
    await test.step('may choose among User, Location for a new token', async () => {
      const dialog = await mayChoose(page, ['User', 'Location'])
      await expect(onlyAdministrators(dialog)).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    })
    await test.step('sees nothing of other locations', async () => {
      await tabs(page).getByText('Locations').click()
      await expect(page).toHaveURL(`${list}?tab=locations`)
      await expect(rowOf(page, 'Downtown kiosk')).toBeVisible()
      await expect(rows(page)).toHaveCount(1)
      await expect(switchOf(page, 'Downtown kiosk')).toBeVisible()
    })
  })

  test('member: sees the tokens of the own location and may make user tokens', async ({ as, complaints }) => {
    complaints.expect(/status of 403/)
    const page = await as('member', null)
    await test.step('a page of others says which role one has, and whom to ask', async () => {
      expect((await visit(page, policy))?.status()).toBe(403)
      await expect(page.getByRole('heading', { name: "You don't have access to this page." })).toBeVisible()
      await expect(page.getByText('Your role in Northwind Realty is Member. Administrators: Ana Martins, Rui Costa.')).toBeVisible()
      await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    })
    await test.step('the organization tab answers 403 and names who can help', () => isRejected(page, 'organization', 'Member'))
    await test.step('the tabs are Yours, Locations', () => seeTabs(page, ['Yours', 'Locations']))
    await test.step('the menu does not name the token policy', () =>
      expect(page.getByRole('link', { name: 'Token policy' })).toHaveCount(0))
    await test.step('may choose among User for a new token', async () => {
      const dialog = await mayChoose(page, ['User'])
      await expect(onlyAdministrators(dialog)).toBeVisible()
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    })
    await test.step('sees the tokens of the own location as active or not, without a switch', async () => {
      await tabs(page).getByText('Locations').click()
      await expect(page).toHaveURL(`${list}?tab=locations`)
      await expect(rowOf(page, 'Downtown kiosk')).toContainText('Yes')
      await expect(rows(page)).toHaveCount(1)
      await expect(switchOf(page, 'Downtown kiosk')).toHaveCount(0)
    })
    await test.step('gets no file of a list that is not to be seen', async () => {
      const status = await page.evaluate(async () => {
        const headers = { 'content-type': 'application/json' }
        const answer = await fetch('/o/northwind/data/tokens/export?tab=organization', { method: 'POST', headers, body: '{}' })
        await answer.text()
        return answer.status
      })
      expect(status).toBe(403)
    })
  })

  test('viewer: sees own tokens alone, with no way to make or change one', async ({ as, complaints }) => {
    complaints.expect(/status of 403/)
    const page = await as('viewer', null)
    for (const tab of ['organization', 'locations'])
      await test.step(`the ${tab} tab answers 403 and names who can help`, () => isRejected(page, tab, 'Viewer'))
    await test.step('the only tab is Yours', () => seeTabs(page, ['Yours']))
    await test.step('no way to make or change a token', async () => {
      await expect(page.getByRole('button', { name: 'New token' })).toHaveCount(0)
      await expect(page.getByRole('switch')).toHaveCount(0)
    })
    await test.step('the empty list names the administrators who can change the role', () =>
      expect(
        page.getByText(/Your role can’t create tokens\. Ask an administrator for a different role: Ana Martins, Rui Costa\.$/),
      ).toBeVisible())
  })
})
