import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { callAs } from './steps/api-client'
import { toasts } from './steps/tokens'
import { visit } from './steps/visit'

test.use({ preset: 'integration' })

const list = '/o/meridian/settings/destinations'

const rowOf = (page: Page, name: string): Locator => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })

test('a delivery is recognized by its first values, and leads to the next one', async ({ as, qa, site }) => {
  const destination = qa.data.destinations.find(({ name }) => name === 'Website leads')
  const managed = qa.data.tokens.find(({ type, name }) => type === 'managed' && name === 'Website leads')
  const path = `${list}/${destination?.id}`
  for (const lead of ['Nuno', '<img src=x onerror="document.title=1">']) {
    await callAs(site.origin, managed?.token ?? '', `POST /api/v1/hooks/${destination?.id}`, { form: 'contact', lead, more: 'hidden' })
  }
  const page = await as('owner', path)

  await test.step('a row shows the first two values as text, without the token of the destination', async () => {
    const rows = page.getByRole('region', { name: 'Deliveries' }).locator('summary')
    await expect(rows.first()).toContainText('form: contact · lead: <img src=x onerror="document.title=1">')
    await expect(rows.nth(1)).toContainText('form: contact · lead: Nuno')
    await expect(rows.first()).not.toContainText(managed?.tokenKey ?? '')
    await expect(rows.first().getByRole('img')).toHaveCount(0)
  })

  await test.step('a delivery has its facts, a copy button and its neighbors', async () => {
    await page.locator('summary').first().click()
    await page.getByRole('link', { name: 'Open this delivery' }).first().click()
    await expect(page.getByRole('heading', { name: /^Delivery of/ })).toBeVisible()
    await expect(page.getByRole('button', { name: /^Newer/ })).toHaveAttribute('aria-disabled', 'true')
    await page.getByRole('link', { name: 'Older' }).click()
    await expect(page.getByRole('region', { name: /^Body of/ })).toContainText('"lead": "Nuno"')
    await page.getByRole('button', { name: 'Copy the JSON' }).click()
    expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toMatchObject({ lead: 'Nuno' })
    await expect(page.getByText(/^Copy what you need: this delivery is deleted on/)).toBeVisible()
  })
})

test('a destination that rejects deliveries says so in the list and on its page, and is deleted from the danger zone', async ({
  as,
  qa,
}) => {
  const destination = qa.data.destinations.find(({ name }) => name === 'Website leads')
  const page = await as('owner', `${list}/${destination?.id}`)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByText('Deliveries are rejected until it is resumed.')).toBeVisible()
  await visit(page, list)
  await expect(rowOf(page, 'Website leads').getByRole('rowheader')).toContainText('Paused')
  await rowOf(page, 'Website leads').getByRole('button', { name: 'Copy URL of Website leads' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(new RegExp(`/api/v1/hooks/${destination?.id}$`))
  await page.getByRole('link', { name: 'Website leads' }).click()
  await page.getByRole('region', { name: 'Danger zone' }).getByRole('button', { name: 'Delete…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete destination' }).click()
  await expect(page).toHaveURL(list)
  await expect(toasts(page)).toContainText('Website leads deleted.')
})

test('a change to a deleted destination says that the destination is gone', async ({ as, qa }) => {
  const destination = qa.data.destinations.find(({ name }) => name === 'Website leads')
  const [page, other] = [await as('owner', `${list}/${destination?.id}`), await as('admin', `${list}/${destination?.id}`)]
  await other.getByRole('button', { name: 'Delete…' }).click()
  await other.getByRole('alertdialog').getByRole('button', { name: 'Delete destination' }).click()
  await expect(other).toHaveURL(list)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(toasts(page)).toContainText('This destination no longer exists.')
})
