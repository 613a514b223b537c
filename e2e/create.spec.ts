import type { Locator, Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { createDialog, dismissToasts, done, openCreate, openTab, reveal, rowOf, shownToken } from './steps/tokens'

const opener = (page: Page): Locator => page.getByRole('button', { name: 'New token' })

const submit = (page: Page): Promise<void> => createDialog(page).getByRole('button', { name: 'Create token' }).click()

test('the create dialog validates its fields and asks before it discards input', async ({ as, qa }) => {
  const page = await as('owner', `/o/northwind/tokens/${qa.token('Spring export').tokenKey}`)
  const dialog = createDialog(page)

  await test.step('“Create a replacement…” on an expired token opens the dialog filled in from it', async () => {
    await page.getByRole('button', { name: 'Create a replacement…' }).click()
    await expect(dialog.getByLabel('Name')).toBeFocused()
    await expect(dialog.getByLabel('Name')).toHaveValue('Spring export')
    await expect(dialog).toContainText('Filled in from “Spring export”.')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await page.getByRole('link', { name: 'API tokens' }).first().click()
    await expect(page.getByRole('heading', { name: 'API tokens', level: 1 })).toBeFocused()
  })

  await test.step('closing an untouched form does not ask', async () => {
    await openCreate(page)
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(opener(page)).toBeFocused()
  })

  await test.step('closing with input asks first, and discarding returns the focus', async () => {
    await openCreate(page)
    await dialog.getByLabel('Name').fill('Draft name')
    await page.keyboard.press('Escape')
    const discard = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
    await expect(discard.getByRole('button', { name: 'Keep editing' })).toBeFocused()
    await discard.getByRole('button', { name: 'Keep editing' }).click()
    await expect(dialog.getByLabel('Name')).toHaveValue('Draft name')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await discard.getByRole('button', { name: 'Discard' }).click()
    await expect(dialog).toBeHidden()
    await expect(opener(page)).toBeFocused()
  })

  await test.step('Back asks first and stays on the page, and discarding closes the dialog', async () => {
    await openCreate(page)
    await dialog.getByLabel('Name').fill('Draft name')
    const discard = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
    for (const _attempt of ['first', 'second']) {
      await page.evaluate(() => history.back())
      await discard.getByRole('button', { name: 'Keep editing' }).click()
      await expect(discard).toBeHidden()
      await expect(dialog.getByLabel('Name')).toHaveValue('Draft name')
    }
    await page.evaluate(() => history.back())
    await discard.getByRole('button', { name: 'Discard' }).click()
    await expect(dialog).toBeHidden()
    await expect(page).toHaveURL('/o/northwind/tokens')
  })

  await test.step('a missing name is reported at its field, which gets the focus', async () => {
    await openCreate(page)
    await submit(page)
    await expect(dialog.getByText('Name the token.')).toBeVisible()
    await expect(dialog.getByLabel('Name')).toBeFocused()
    await expect(dialog.getByText(/needs? attention/)).toHaveCount(0)
    await dialog.getByLabel('Name').fill('x'.repeat(65))
    await submit(page)
    await expect(dialog.getByText('Use 64 characters or fewer.')).toBeVisible()
  })

  await test.step('the form says when the token expires and when inactivity deletes it', async () => {
    await expect(dialog.getByText(/^Expires on \d+ \w+ \d{4}, \d\d:\d\d/)).toBeVisible()
    await expect(dialog.getByText('Also deleted after 90 days without use.')).toBeVisible()
    await dialog.getByLabel('Expires').selectOption({ label: 'Custom date' })
    await expect(dialog.getByLabel('Last day')).toHaveAttribute('min', /^\d{4}-\d\d-\d\d$/)
    await dialog.getByLabel('Name').fill('Short lived')
    await submit(page)
    await expect(dialog.getByText('Choose a day.')).toBeVisible()
    await dialog.getByRole('radio', { name: 'Custom' }).check()
    await submit(page)
    await expect(dialog.getByText('2 fields need attention: Access and Expires.')).toBeVisible()
  })
})

test('each choice of the create dialog states its consequence, and all are visible at 1440 × 900', async ({ as }) => {
  const page = await as('owner')
  await page.setViewportSize({ width: 1440, height: 900 })
  const dialog = await openCreate(page)

  await test.step('each access preset says what it allows and how risky it is', async () => {
    const radio = (name: string) => dialog.getByRole('radio', { name, exact: true })
    await expect(radio('Read only')).toBeChecked()
    await expect(radio('Read only')).toHaveAccessibleDescription('Read contacts and the profile Medium risk')
    await expect(radio('Contacts')).toHaveAccessibleDescription('Read and write contacts (name, email, phone) High risk')
    await expect(dialog).toContainText('This token will be able to read contacts (name, email, phone) and read the profile')
  })

  await test.step('the expiration and the options are visible without scrolling', async () => {
    for (const part of [/^Expires on /, 'Also deleted after 90 days without use.'])
      await expect(dialog.getByText(part)).toBeInViewport({ ratio: 1 })
    for (const name of ['Add a note', 'Limit to IP addresses'])
      await expect(dialog.getByRole('button', { name })).toBeInViewport({ ratio: 1 })
    await expect(dialog.locator('[data-continues]')).toHaveCount(0)
  })

  await test.step('the content fades out above the footer while there is more', async () => {
    await dialog.getByRole('radio', { name: 'Custom' }).check()
    await expect(dialog.locator('[data-continues]')).toHaveCount(1)
    await dialog.getByRole('button', { name: 'Limit to IP addresses' }).scrollIntoViewIfNeeded()
    await expect(dialog.locator('[data-continues]')).toHaveCount(0)
  })

  await test.step('one press sets every resource of Custom to the same level', async () => {
    await dialog.getByRole('radio', { name: 'All: Write' }).check()
    await expect(dialog.getByRole('radio', { name: 'Profile: Write' })).toBeChecked()
    await dialog.getByRole('radio', { name: 'All: Read' }).check()
    await expect(dialog.getByRole('radio', { name: 'Contacts: Read' })).toBeChecked()
    await expect(dialog.getByRole('radio', { name: 'All: Write' })).not.toBeChecked()
  })
})

test('a member creates tokens up to the limit, each with the chosen access', async ({ as, qa, site }) => {
  const page = await as('owner')
  const dialog = await openCreate(page)

  await test.step('a duplicate name is only a warning', async () => {
    await dialog.getByLabel('Name').fill('zapier SYNC')
    await dialog.getByLabel('Name').press('Tab')
    await expect(dialog.getByText('You already have a token called Zapier sync.')).toBeVisible()
  })

  await test.step('an invalid IP address is rejected, and a valid range restricts the token', async () => {
    await dialog.getByRole('button', { name: 'Limit to IP addresses' }).click()
    await dialog.getByLabel(/IP allowlist/).fill('203.0.113.999')
    await dialog.getByLabel(/IP allowlist/).press('Enter')
    await expect(dialog.getByText('203.0.113.999 is not a valid IP address.')).toBeVisible()
    await dialog.getByLabel(/IP allowlist/).fill('203.0.113.0/24')
    await dialog.getByLabel(/IP allowlist/).press('Enter')
    await expect(dialog.getByText('203.0.113.0/24', { exact: true })).toBeVisible()
    await submit(page)
    await expect(reveal(page)).toBeVisible()
    expect(await callApi(site.origin, await shownToken(reveal(page)))).toBe(403)
    await expect(reveal(page).getByText('A request arrived but was rejected: IP address not allowed.')).toBeVisible()
    await done(reveal(page))
  })

  await test.step('at the limit the dialog asks to remove a token before it shows the form', async () => {
    await dismissToasts(page)
    await opener(page).click()
    await expect(dialog.getByText('You have 3 of 3 listed tokens.')).toBeVisible()
    await expect(dialog.getByRole('listitem').first()).toContainText('Nightly CSV export')
    await dialog.getByRole('button', { name: 'Remove from list: Nightly CSV export' }).click()
    await expect(dialog.getByLabel('Name')).toBeVisible()
    expect(await callApi(site.origin, qa.token('Nightly CSV export').token)).toBe(200)
    await dialog.getByLabel('Name').fill('The fourth')
  })

  await test.step('custom access gives the token exactly the chosen scopes', async () => {
    await dialog.getByRole('radio', { name: 'Custom' }).check()
    await dialog.getByRole('radio', { name: 'Contacts: Read' }).check()
    await submit(page)
    const token = await shownToken(reveal(page))
    const response = await fetch(`${site.origin}/api/v1/token`, { headers: { Authorization: `Bearer ${token}` } })
    expect(await response.json()).toMatchObject({ name: 'The fourth', type: 'user', scopes: ['contacts:read'] })
    await done(reveal(page))
    await expect(rowOf(page, 'The fourth')).toBeVisible()
  })
})

test('location and admin tokens require a location or an acknowledgement', async ({ as, site }) => {
  const page = await as('owner', '/o/northwind/tokens?tab=locations')
  const dialog = await openCreate(page)

  await test.step('a location token requires a location', async () => {
    await dialog.getByLabel('Name').fill('Front desk')
    await submit(page)
    await expect(dialog.getByLabel('Location')).toHaveAttribute('aria-invalid', 'true')
    await dialog.getByLabel('Location').selectOption({ label: 'Harbour Office' })
    await submit(page)
    expect(await callApi(site.origin, await shownToken(reveal(page)))).toBe(200)
    await done(reveal(page))
    await expect(rowOf(page, 'Front desk')).toContainText('Harbour Office')
  })

  await test.step('an admin token requires an acknowledgement', async () => {
    await openTab(page, 'Organization')
    await openCreate(page)
    await expect(dialog.getByLabel('Type')).toHaveValue('admin')
    await dialog.getByLabel('Name').fill('Nightly report')
    await submit(page)
    await expect(dialog.getByText('Confirm that you understand this.')).toBeVisible()
    await dialog.getByRole('checkbox', { name: 'I understand that this token acts for everyone in Northwind Realty.' }).check()
    await submit(page)
    expect(await callApi(site.origin, await shownToken(reveal(page)))).toBe(200)
  })
})
