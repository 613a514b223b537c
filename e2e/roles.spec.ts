import type { Page } from '@playwright/test'
import type { Role } from '../lib/actor'
import { expect, test } from './fixtures/test'
import { openCreate, rowOf, rows, switchOf } from './steps/tokens'
import { visit } from './steps/visit'

const list = '/o/northwind/tokens'
const tabs = (page: Page) => page.getByRole('navigation', { name: 'Whose tokens' }).getByRole('link').allInnerTexts()

test.describe('what a role sees and may do', () => {
  const seen: Record<Role, string[]> = {
    owner: ['Yours', 'Organisation', 'Locations'],
    admin: ['Yours', 'Organisation', 'Locations'],
    manager: ['Yours', 'Locations'],
    member: ['Yours', 'Locations'],
    viewer: ['Yours'],
  }
  for (const role of Object.keys(seen) as Role[]) {
    test(`${role}: the tabs are ${seen[role].join(', ')}`, async ({ as }) => {
      expect(await tabs(await as(role))).toEqual(seen[role])
    })
  }

  for (const [role, tab, name] of [
    ['manager', 'organisation', 'Location manager'],
    ['member', 'organisation', 'Member'],
    ['viewer', 'organisation', 'Viewer'],
    ['viewer', 'locations', 'Viewer'],
  ] as const) {
    test(`${role}: the address of the ${tab} tab answers 403 and names who can help`, async ({ as, complaints }) => {
      complaints.expect(/status of 403/)
      const page = await as(role, null)
      const answer = await visit(page, `${list}?tab=${tab}`)
      expect(answer?.status()).toBe(403)
      await expect(page.getByRole('heading', { name: 'You may not see this page.' })).toBeVisible()
      await expect(page.getByText(new RegExp(`Your role in Northwind Realty is ${name}\\. Administrators: .*Ana Martins`))).toBeVisible()
      await page.getByRole('link', { name: 'Back to API tokens' }).click()
      await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
    })
  }

  test('viewer: no way to make or change a token', async ({ as }) => {
    const page = await as('viewer')
    await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'New token' })).toHaveCount(0)
    await expect(page.getByRole('switch')).toHaveCount(0)
  })

  test('member: sees the tokens of the own location as On or Off, without a switch', async ({ as }) => {
    const page = await as('member', `${list}?tab=locations`)
    await expect(rows(page)).toHaveCount(1)
    await expect(rowOf(page, 'Downtown kiosk')).toContainText('On')
    await expect(switchOf(page, 'Downtown kiosk')).toHaveCount(0)
  })

  for (const [role, allowed] of [
    ['owner', ['User', 'Admin', 'Location']],
    ['manager', ['User', 'Location']],
    ['member', ['User']],
  ] as const) {
    test(`${role}: may choose among ${allowed.join(', ')} for a new token`, async ({ as }) => {
      const dialog = await openCreate(await as(role))
      const options = dialog.getByLabel('Type').locator('option:not(:disabled)')
      expect(await options.allInnerTexts()).toEqual(allowed)
      if (allowed.length < 3) await expect(dialog.getByText(/Only administrators can create admin tokens\./)).toBeVisible()
    })
  }

  test('administrators may stop another person’s token and never get hold of its secret', async ({ as }) => {
    const page = await as('admin', `${list}?tab=organisation`)
    await page.getByRole('button', { name: 'Actions for Personal scripts' }).click()
    await expect(page.getByRole('menuitem')).toHaveText(['Open', 'Copy token key', 'Deactivate', 'Delete permanently…'])
  })

  test('a manager sees nothing of other locations', async ({ as }) => {
    const page = await as('manager', `${list}?tab=locations`)
    await expect(rows(page)).toHaveCount(1)
    await expect(rowOf(page, 'Downtown kiosk')).toBeVisible()
    await expect(switchOf(page, 'Downtown kiosk')).toBeVisible()
  })
})
