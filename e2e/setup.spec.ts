import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { visit } from './steps/visit'

test.use({ preset: 'empty' })

const password = 'seven brass keys in a row'

async function passChecks(page: Page): Promise<void> {
  await visit(page, '/')
  await expect(page.getByRole('heading', { name: 'Check this installation' })).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function tellPerson(page: Page, email: string): Promise<void> {
  await page.getByLabel('Name').fill('Ana Martins')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function tellOrganisation(page: Page): Promise<void> {
  await page.getByLabel('Organisation name').fill('Northwind Realty')
  await expect(page.getByText('northwind-realty is free')).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function goToLastStep(page: Page, email: string): Promise<void> {
  await passChecks(page)
  await tellPerson(page, email)
  await tellOrganisation(page)
  await expect(page.getByRole('heading', { name: 'Token policy' })).toBeVisible()
}

test.describe('the first run', () => {
  test('four steps lead from an empty installation to an empty list of tokens, and are gone afterwards', async ({ page, complaints }) => {
    await passChecks(page)
    await expect(page.getByRole('list', { name: 'Steps' }).locator('[aria-current=step]')).toContainText('You')
    await tellPerson(page, 'owner@example.com')
    await tellOrganisation(page)
    await expect(page.getByLabel('Listed tokens per person')).toHaveValue('3')
    await page.getByRole('button', { name: 'Finish setup' }).click()
    await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
    await expect(page.getByText('Your organisation is ready.').first()).toBeVisible()
    await expect(page.getByText('No tokens yet')).toBeVisible()
    complaints.expect(/status of 404/)
    const gone = await visit(page, '/setup')
    expect(gone?.status()).toBe(404)
  })

  test('the first step says what works, checks again, and sends a test message to the address that is typed', async ({ page, qa }) => {
    await visit(page, '/')
    const rows = page.getByRole('list', { name: 'Checks' }).getByRole('listitem')
    await expect(rows).toHaveCount(6)
    const words = {
      'Database reachable': 'Verified',
      'Migrations applied': 'Verified',
      'Scheduler running': 'Not set',
      'Mail delivery': 'Verified',
    }
    for (const [name, word] of Object.entries(words)) await expect(rows.filter({ hasText: name })).toContainText(word)
    await page.getByRole('button', { name: 'Check again' }).click()
    await expect(page.getByText('Nothing needs attention.')).toBeAttached()
    const to = page.getByLabel('Send a test message to')
    await to.fill('nobody')
    await page.getByRole('button', { name: 'Send a test message' }).click()
    await expect(to).toHaveAttribute('aria-invalid', 'true')
    await to.fill('ana@example.com')
    await to.press('Enter')
    await expect(page.getByText('Sent. Look for it in the mailbox of ana@example.com.')).toBeVisible()
    expect((await qa.mailsTo('ana@example.com')).map(({ subject }) => subject)).toEqual(['A test message from Keyrail'])
    await expect(page.getByRole('heading', { name: 'Check this installation' })).toBeVisible()
  })

  test('going back keeps what was typed, and the focus goes to the heading of each step', async ({ page }) => {
    await passChecks(page)
    await expect(page.getByRole('heading', { name: 'You', exact: true })).toBeFocused()
    await tellPerson(page, 'owner@example.com')
    await expect(page.getByRole('heading', { name: 'Your organisation' })).toBeFocused()
    await page.getByLabel('Organisation name').fill('Northwind Realty')
    await page.getByRole('button', { name: 'Back' }).click()
    await expect(page.getByLabel('E-mail')).toHaveValue('owner@example.com')
    await expect(page.getByLabel('Password', { exact: true })).toHaveValue(password)
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByLabel('Organisation name')).toHaveValue('Northwind Realty')
  })

  test('a short password says how much is missing and stops the step', async ({ page }) => {
    await passChecks(page)
    await page.getByLabel('Name').fill('Ana Martins')
    await page.getByLabel('E-mail').fill('owner@example.com')
    await page.getByLabel('Password', { exact: true }).fill('too short')
    await expect(page.getByText('Weak: add length, 6 more')).toBeVisible()
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
    await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  })

  test('of two first visitors one becomes the owner and the other is told', async ({ page, browser, complaints }) => {
    const context = await browser.newContext()
    complaints.watch(context)
    const other = await context.newPage()
    await goToLastStep(page, 'first@example.com')
    await goToLastStep(other, 'second@example.com')
    await Promise.all([page, other].map((each) => each.getByRole('button', { name: 'Finish setup' }).click()))
    const ready = (each: Page) => each.getByRole('heading', { name: 'API tokens' })
    const refused = (each: Page) => each.getByRole('alert').getByText('Keyrail is set up already. Sign in.')
    await Promise.all([page, other].map((each) => expect(ready(each).or(refused(each))).toBeVisible()))
    expect((await Promise.all([page, other].map((each) => ready(each).count()))).sort()).toEqual([0, 1])
    await context.close()
  })
})
