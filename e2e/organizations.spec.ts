import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { inspect } from './steps/inspect'
import { createToken, done, reveal } from './steps/tokens'
import { visit } from './steps/visit'

const switcher = (page: Page) => page.getByRole('combobox', { name: 'Organization or location' })

async function switchTo(page: Page, name: string): Promise<void> {
  await switcher(page).click()
  await page.getByRole('option', { name }).click()
}

test('a person creates another organization from the switcher, which lists all of theirs and remembers the last', async ({ as }) => {
  const page = await as('owner')
  await test.step('the form checks name and slug as setup does', async () => {
    await switchTo(page, 'Create an organization')
    await expect(page.getByRole('heading', { name: 'Create an organization' })).toBeFocused()
    await page.getByRole('button', { name: 'Create organization' }).click()
    await expect(page.getByLabel('Organization name')).toBeFocused()
    await expect(page.getByText('Name the organization.')).toBeVisible()
    await page.getByLabel('Organization name').fill('Lakeside Homes')
    await page.getByLabel('Slug').fill('northwind')
    await expect(page.getByText('northwind is taken. Choose another.')).toBeVisible()
    await inspect(page, 'creating an organization')
    await page.getByLabel('Slug').fill('')
    await page.getByLabel('Organization name').fill('Lakeside Homes Lisboa')
    await expect(page.getByText('lakeside-homes-lisboa is available')).toBeVisible()
    await page.getByRole('button', { name: 'Create organization' }).click()
    await expect(page).toHaveURL('/o/lakeside-homes-lisboa/tokens')
    await expect(page.getByRole('region', { name: 'Get started with Lakeside Homes Lisboa' })).toBeVisible()
  })
  await test.step('its first steps are ticked as soon as they are done', async () => {
    const steps = page.getByRole('region', { name: 'Get started with Lakeside Homes Lisboa' }).getByRole('listitem')
    await expect(steps).toHaveText([/^Create the first tokenSelect/, /^Invite the first person/])
    await createToken(page, 'Zapier sync')
    await done(reveal(page))
    await expect(steps).toHaveText([/^Create the first token \(done\)$/, /^Invite the first person/])
  })
  await test.step('the last one is opened again', async () => {
    await expect(switcher(page)).toContainText('Lakeside Homes Lisboa')
    await visit(page, '/')
    await expect(page).toHaveURL('/o/lakeside-homes-lisboa/tokens')
    await switchTo(page, 'Northwind Realty')
    await expect(page).toHaveURL('/o/northwind/tokens')
    await visit(page, '/')
    await expect(page).toHaveURL('/o/northwind/tokens')
  })
  await test.step('the account menu and the palette lead to all of them', async () => {
    await page.getByRole('button', { name: /Account menu/ }).click()
    const list = page.getByRole('dialog', { name: 'Account' }).getByRole('navigation', { name: 'Switch to' })
    await expect(list.getByRole('link', { name: 'Lakeside Homes Lisboa' })).toBeVisible()
    await list.getByRole('link', { name: 'Create an organization' }).click()
    await expect(page).toHaveURL('/organizations/new')
  })
  await test.step('the limit of the installation holds', async () => {
    await page.getByLabel('Organization name').fill('Third Homes')
    await expect(page.getByText('third-homes is available')).toBeVisible()
    await page.getByRole('button', { name: 'Create organization' }).click()
    await expect(page).toHaveURL('/o/third-homes/tokens')
    await visit(page, '/organizations/new')
    await expect(page.getByText('You have created 2 organizations, as many as this installation allows.')).toBeVisible()
    await inspect(page, 'the limit of organizations')
  })
})
