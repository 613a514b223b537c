import type { Page } from '@playwright/test'
import { callApi } from '../fixtures/api'
import { expect, test } from '../fixtures/test'
import { personIn } from '../steps/people'
import { choose, createDialog, createToken, done, openCreate, openTab, reveal, rowOf, rows, shownToken, switchOf } from '../steps/tokens'
import { visit } from '../steps/visit'

test.use({ preset: 'agency' })

const list = '/o/brightside/tokens'

/** Inbox messages about a token, oldest first. */
async function inboxMessages(page: Page, about: string): Promise<string[]> {
  await visit(page, '/notifications')
  const messages = await page.getByRole('listitem').filter({ hasText: about }).locator('p[id^=notice-]').allInnerTexts()
  return messages.map((message) => message.replace(/^Unread:\s*/, '')).reverse()
}

test('the agency preset supports the workflow of an agency CRM', async ({ as, site }) => {
  test.slow()
  const page = await as('owner', '/notifications')

  await test.step('open API tokens from the account button, through Settings', async () => {
    await page.getByRole('button', { name: /Account menu/ }).click()
    await page.getByRole('dialog', { name: 'Account' }).getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'API tokens' }).click()
    await expect(page).toHaveURL(list)
  })

  await test.step('switch between organization and location view', async () => {
    await page.getByRole('combobox', { name: 'Organization or location' }).click()
    await page.getByRole('option', { name: 'Lisbon Clinic' }).click()
    await expect(page.getByText('Location view: Lisbon Clinic.')).toBeVisible()
    await expect(rowOf(page, 'Lisbon booking')).toBeVisible()
    await expect(rowOf(page, 'Porto booking')).toHaveCount(0)
    await page.getByRole('link', { name: 'Back to organization view' }).click()
    await expect(rowOf(page, 'Campaign links')).toBeVisible()
  })

  await test.step('list organization and location tokens', async () => {
    await openTab(page, 'Organization')
    await expect(rowOf(page, 'Workflow engine')).toBeVisible()
    await openTab(page, 'Locations')
    await expect(rowOf(page, 'Porto booking')).toBeVisible()
  })

  await test.step('require a name', async () => {
    await openTab(page, 'Yours')
    const dialog = await openCreate(page)
    await dialog.getByRole('button', { name: 'Create token' }).click()
    await expect(dialog.getByText('Name the token.')).toBeVisible()
  })

  await test.step('create a token that only inactivity deletes', async () => {
    const dialog = createDialog(page)
    await expect(dialog.getByLabel('Expires')).toHaveValue('never')
    await expect(dialog.getByText('Also deleted after 90 days without use.')).toBeVisible()
    await dialog.getByLabel('Name').fill('Trigger links')
    await dialog.getByRole('button', { name: 'Create token' }).click()
    const token = await shownToken(reveal(page))
    await done(reveal(page))
    expect(await callApi(site.origin, token)).toBe(200)
    await expect(rowOf(page, 'Trigger links')).toBeVisible()
  })

  await test.step('replace a lost token and deactivate the old one', async () => {
    const lost = await createToken(page, 'Booking forms')
    await done(reveal(page))
    const fresh = await createToken(page, 'Booking forms, new')
    await done(reveal(page))
    await expect(rows(page).first()).toContainText('Booking forms, new')
    await switchOf(page, 'Booking forms').click()
    await expect(switchOf(page, 'Booking forms')).not.toBeChecked()
    await expect(rowOf(page, 'Booking forms').filter({ hasText: 'Deactivated.' })).toBeVisible()
    await expect.poll(() => callApi(site.origin, lost)).toBe(401)
    expect(await callApi(site.origin, fresh)).toBe(200)
  })

  await test.step('hide removal and the limit meter', async () => {
    await page.getByRole('button', { name: 'Actions for Trigger links', exact: true }).click()
    await expect(page.getByRole('menuitem', { name: 'Rotate…' })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: 'Remove from list…' })).toHaveCount(0)
    await expect(page.getByRole('meter', { name: 'Listed user tokens' })).toHaveCount(0)
  })

  await test.step('serve a versioned OpenAPI document', async () => {
    const response = await page.request.get(`${site.origin}/api/v1/openapi.json`)
    expect(await response.json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1/), info: { version: expect.any(String) } })
  })
})

test('a token unused for 90 days is deleted, after notices 15, 7 and 1 day before', async ({ as, qa, site }) => {
  test.slow()
  const { email } = personIn(qa, 'member')
  const first = await as('member', list)
  const token = await createToken(first, 'Quiet export')
  await done(reveal(first))
  await first.close()
  const emails = async () => (await qa.emailsTo(email)).filter(({ subject }) => subject.includes('Quiet export'))
  const ticks = () => Promise.all([qa.tick(), qa.tick(), qa.tick()])
  const days: readonly (readonly [string, string, number])[] = [
    ['day 74: no notice', 'P74D', 0],
    ['day 75: first notice', 'P1D', 1],
    ['day 83: second notice', 'P8D', 2],
    ['day 89: third notice', 'P6D', 3],
  ]
  for (const [name, duration, count] of days) {
    await test.step(name, async () => {
      await qa.advance(duration)
      await ticks()
      expect(await emails()).toHaveLength(count)
    })
  }
  await test.step('each notice says how long the token was inactive', async () => {
    expect((await emails()).map(({ subject }) => subject)).toEqual([
      expect.stringContaining('75 days'),
      expect.stringContaining('83 days'),
      expect.stringContaining('89 days'),
    ])
  })

  await test.step('day 90: deleted and rejected', async () => {
    await qa.advance('P1D')
    await ticks()
    expect(await callApi(site.origin, token)).toBe(401)
    expect(await emails()).toHaveLength(4)
    const page = await as('member', list)
    await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
    await expect(rowOf(page, 'Quiet export')).toHaveCount(0)
    await expect(page.getByRole('button', { name: /Notifications, \d+ unread/ })).toBeVisible()
    expect(await inboxMessages(page, 'Quiet export')).toEqual([
      expect.stringMatching(/has not been used for 75 days\. It will be deleted in 15 days, on /),
      expect.stringMatching(/has not been used for 83 days\. It will be deleted in 7 days, on /),
      expect.stringMatching(/has not been used for 89 days\. It will be deleted in 1 day, on /),
      'Quiet export was deleted after 90 days of inactivity.',
    ])
  })
})

test('a use on day 89 restarts the inactivity period', async ({ as, qa, site }) => {
  const { email } = personIn(qa, 'member')
  const page = await as('member', list)
  const token = await createToken(page, 'Yearly report')
  await done(reveal(page))
  await page.close()
  for (const duration of ['P75D', 'P8D', 'P6D']) {
    await qa.advance(duration)
    await qa.tick()
  }
  expect(await callApi(site.origin, token)).toBe(200)
  const emails = async () => (await qa.emailsTo(email)).filter(({ subject }) => subject.includes('Yearly report'))
  for (const [duration, count] of [
    ['P1D', 3],
    ['P73D', 3],
    ['P1D', 4],
  ] as const) {
    await qa.advance(duration)
    await qa.tick()
    expect(await emails()).toHaveLength(count)
  }
})

test('“Keep it” in the inbox keeps a token for another 90 days', async ({ as, qa }) => {
  const created = await as('member', list)
  await createToken(created, 'Archive reader')
  await done(reveal(created))
  await created.close()
  await qa.advance('P75D')
  await qa.tick()
  const page = await as('member', '/notifications')
  const notice = page.getByRole('listitem').filter({ hasText: 'Archive reader' })
  await notice.getByRole('button', { name: 'Keep it' }).click()
  await expect(notice.getByRole('button', { name: 'Keep it' })).toBeHidden()
  await page.close()
  await qa.advance('P15D')
  await qa.tick()
  const later = await as('member', list)
  await expect(rowOf(later, 'Archive reader')).toBeVisible()
  await choose(later, 'Archive reader', 'Open')
  await expect(later.getByRole('heading', { name: 'Archive reader', level: 1 })).toBeVisible()
})
