import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { createDialog } from './steps/tokens'
import { visit } from './steps/visit'

test.use({ preset: 'empty' })

const password = 'seven brass keys in a row'

const next = (page: Page) => page.getByRole('button', { name: 'Continue' }).click()

const passwordOf = (page: Page) => page.getByLabel('Password', { exact: true })

async function fillPerson(page: Page, email: string): Promise<void> {
  await page.getByLabel('Name').fill('Ana Martins')
  await page.getByLabel('Email').fill(email)
  await passwordOf(page).fill(password)
  await next(page)
}

async function fillOrganization(page: Page): Promise<void> {
  await page.getByLabel('Organization name').fill('Northwind Realty')
  await expect(page.getByText('northwind-realty is available')).toBeVisible()
  await next(page)
}

async function goToLastStep(page: Page, email: string): Promise<void> {
  await visit(page, '/')
  await expect(page.getByRole('heading', { name: 'Check this installation' })).toBeVisible()
  await next(page)
  await fillPerson(page, email)
  await fillOrganization(page)
  await expect(page.getByRole('heading', { name: 'Token policy' })).toBeVisible()
}

test.describe('setup', () => {
  test('setup leads from an empty installation to the first token, and its URL then leads home or to sign-in', async ({
    page,
    newTab,
    qa,
  }) => {
    await visit(page, '/')

    await test.step('the first step shows the checks and can repeat them', async () => {
      const rows = page.getByRole('list', { name: 'Checks' }).getByRole('listitem')
      await expect(page.getByRole('heading', { name: 'Check this installation' })).toBeVisible()
      await expect(rows).toHaveCount(7)
      const words = {
        'Database reachable': 'Verified',
        'Migrations applied': 'Verified',
        'Disk space': 'Verified',
        'Scheduler running': 'Not set',
        'Mail delivery': 'Verified',
      }
      for (const [name, word] of Object.entries(words)) await expect(rows.filter({ hasText: name })).toContainText(word)
      await page.getByRole('button', { name: 'Check again' }).click()
      await expect(page.getByText('Nothing needs attention.')).toBeAttached()
    })

    await test.step('a test email is sent to the entered address', async () => {
      const to = page.getByLabel('Send a test email to')
      await to.fill('invalid')
      await page.getByRole('button', { name: 'Send test email' }).click()
      await expect(to).toHaveAttribute('aria-invalid', 'true')
      await to.fill('ana@example.com')
      await to.press('Enter')
      await expect(page.getByText('Sent. Check the inbox of ana@example.com.')).toBeVisible()
      expect((await qa.emailsTo('ana@example.com')).map(({ subject }) => subject)).toEqual(['Test email from Keyrail'])
      await expect(page.getByRole('heading', { name: 'Check this installation' })).toBeVisible()
    })

    await test.step('a short password is rejected and says how many characters are missing', async () => {
      await next(page)
      await expect(page.getByRole('list', { name: 'Steps' }).locator('[aria-current=step]')).toContainText('You')
      await expect(page.getByRole('heading', { name: 'You', exact: true })).toBeFocused()
      await page.getByLabel('Name').fill('Ana Martins')
      await page.getByLabel('Email').fill('owner@example.com')
      await passwordOf(page).fill('too short')
      await expect(page.getByText('Weak: add 6 more characters')).toBeVisible()
      await next(page)
      await expect(passwordOf(page)).toBeFocused()
      await expect(passwordOf(page)).toHaveAttribute('aria-invalid', 'true')
      await expect(page.getByText('Four or five unrelated words are easy to remember.')).toHaveCount(0)
    })

    await test.step('going back keeps the input, and each step focuses its heading', async () => {
      await fillPerson(page, 'owner@example.com')
      await expect(page.getByRole('heading', { name: 'Your organization' })).toBeFocused()
      await page.getByLabel('Organization name').fill('Northwind')
      await expect(page.getByText('northwind is available')).toBeVisible()
      await page.getByRole('button', { name: 'Back' }).click()
      await expect(page.getByLabel('Email')).toHaveValue('owner@example.com')
      await expect(passwordOf(page)).toHaveValue(password)
      await next(page)
      await expect(page.getByLabel('Organization name')).toHaveValue('Northwind')
      await expect(page.getByText('northwind is available')).toBeVisible()
    })

    await test.step("the browser's Back asks before it discards what was typed", async () => {
      await page.evaluate(() => history.back())
      const discard = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
      await discard.getByRole('button', { name: 'Keep editing' }).click()
      await expect(discard).toBeHidden()
      await expect(page.getByLabel('Organization name')).toHaveValue('Northwind')
    })

    await test.step('the last screen leads on to the first token', async () => {
      await fillOrganization(page)
      await expect(page.getByRole('textbox', { name: 'Listed tokens per person' })).toHaveValue('3')
      await page.getByRole('radio', { name: /^Integration/ }).click()
      await expect(page.getByRole('checkbox', { name: 'No limit' })).toBeChecked()
      await page.getByRole('radio', { name: /^Default/ }).click()
      await page.getByRole('button', { name: 'Finish setup' }).click()
      await expect(page.getByRole('heading', { name: 'Your organization is ready.' })).toBeFocused()
      await expect(page.getByRole('link', { name: 'Add destination' })).toBeVisible()
      await expect(page.getByRole('link', { name: 'Check the policy' })).toBeVisible()
      await page.getByRole('button', { name: 'New token' }).click()
      await expect(createDialog(page)).toBeVisible()
      await createDialog(page).getByRole('button', { name: 'Cancel' }).click()
      await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
      await expect(page.getByText('No tokens yet')).toBeVisible()
    })

    await test.step('a page of the setup that is loaded again leads home, and a stranger to sign-in', async () => {
      await visit(page, '/setup')
      await expect(page).toHaveURL(/\/o\/northwind-realty\/tokens$/)
      const stranger = await newTab()
      await visit(stranger, '/setup')
      await expect(stranger).toHaveURL(/\/sign-in$/)
      await expect(stranger.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    })
  })

  test('of two concurrent setups one succeeds and the other reports that Keyrail is already set up', async ({ page, newTab }) => {
    const other = await newTab()
    await goToLastStep(page, 'first@example.com')
    await goToLastStep(other, 'second@example.com')
    await Promise.all([page, other].map((each) => each.getByRole('button', { name: 'Finish setup' }).click()))
    const ready = (each: Page) => each.getByRole('heading', { name: 'Your organization is ready.' })
    const rejected = (each: Page) => each.getByRole('alert').getByText('Keyrail is already set up. Sign in.')
    await Promise.all([page, other].map((each) => expect(ready(each).or(rejected(each))).toBeVisible()))
    expect((await Promise.all([page, other].map((each) => ready(each).count()))).sort()).toEqual([0, 1])
  })
})
