import type { Page } from '@playwright/test'
import { actionId, ownPage, sendAction } from './fixtures/server-actions'
import { expect, test } from './fixtures/test'
import { inspect, inspectDialog } from './steps/inspect'
import { createDialog } from './steps/tokens'
import { reload, visit } from './steps/visit'

const switcher = (page: Page) => page.getByRole('combobox', { name: 'Organization or location' })
const searchField = (page: Page) => page.getByRole('searchbox', { name: 'Search locations' })
const select = (page: Page) => page.getByRole('combobox', { name: 'Location', exact: true })

test('a location beyond the first 50 is found by a search, and named where it was chosen', async ({ as, site }) => {
  const page = await as('owner', null)
  for (const name of [...Array.from({ length: 51 }, (_, index) => `Branch ${index + 10}`), 'Zone 7']) {
    await sendAction(page.context().request, site.origin, {
      path: '/o/northwind/settings/locations',
      id: actionId('addLocation'),
      args: ['northwind', { name }],
      headers: ownPage(site.origin),
    })
  }

  await test.step('in the switcher', async () => {
    await visit(page, '/o/northwind/tokens')
    await switcher(page).click()
    const panel = page.getByRole('dialog', { name: 'Organization or location' })
    await expect(panel.getByRole('option', { name: 'Zone 7' })).toHaveCount(0)
    await panel.getByRole('combobox').fill('zone')
    await inspect(page, 'a search for a location')
    await panel.getByRole('option', { name: 'Zone 7' }).click()
    await expect(page).toHaveURL(/\/l\/zone-7\/tokens/)
    await expect(page.getByText('Location view: Zone 7.')).toBeVisible()
    await expect(switcher(page)).toContainText('Zone 7')
    await reload(page)
    await expect(page.getByText('Location view: Zone 7.')).toBeVisible()
    await expect(switcher(page)).toContainText('Zone 7')
  })

  await test.step('in the create dialog, also if the page has chosen it', async () => {
    await page.getByRole('button', { name: 'New token' }).first().click()
    await expect(select(page).getByRole('option', { selected: true })).toHaveText('Zone 7')
    await searchField(page).fill('branch 6')
    await expect(select(page).getByRole('option')).toHaveText(['Choose a location', 'Zone 7', 'Branch 60'])
    await searchField(page).press('Enter')
    await select(page).selectOption('Branch 60')
    await searchField(page).fill('')
    await expect(select(page).getByRole('option', { selected: true })).toHaveText('Branch 60')
    await inspectDialog(page, 'a search for the location of a token')
    await createDialog(page).getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click()
  })

  await test.step('in the filter of the list', async () => {
    await visit(page, '/o/northwind/tokens?tab=locations')
    await page.getByRole('button', { name: /^Filter/ }).click()
    await searchField(page).fill('nowhere')
    await expect(page.getByText('No location matches.')).toBeVisible()
    await searchField(page).fill('zone')
    await select(page).selectOption('Zone 7')
    await expect(page).toHaveURL(/[?&]location=/)
    await inspect(page, 'a search for a location to filter by')
    await reload(page)
    await page.getByRole('button', { name: /^Filter/ }).click()
    await expect(select(page).getByRole('option', { selected: true })).toHaveText('Zone 7')
  })

  await test.step('in the account drawer', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Account' }).click()
    await page.getByRole('searchbox', { name: 'Search organizations and locations' }).fill('zone')
    await expect(page.getByRole('link', { name: /^Zone 7/ })).toBeVisible()
  })
})
