import type { Locator, Page } from '@playwright/test'
import { callApi } from './fixtures/api'
import { expect, test } from './fixtures/test'
import { callAs } from './steps/api-client'
import { inspect, inspectDialog } from './steps/inspect'
import { personIn, signIn } from './steps/people'
import { visit } from './steps/visit'

const card = (page: Page, name: string): Locator => page.locator('form', { has: page.getByRole('heading', { name, exact: true }) })

async function save(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Saved')).toBeVisible()
}

const linkIn = (text: string): string => /https?:\/\/\S+(\/confirm-email\/\S+)/.exec(text)?.[1] ?? ''

test('a user changes name, signature and subdomain, and profile:read returns exactly those', { tag: '@postgres' }, async ({
  as,
  qa,
  site,
}) => {
  const page = await as('admin', '/settings')
  await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeVisible()

  await test.step('each card is saved by itself', async () => {
    await page.getByLabel('Name', { exact: true }).fill('Ana Reis')
    await save(card(page, 'About you'))
    await expect(page.getByRole('button', { name: 'Account menu, Ana Reis' })).toBeVisible()
    await page.getByRole('textbox', { name: /^Signature/ }).fill('Ana Reis\nRealtor')
    await save(card(page, 'Signature'))
  })

  await test.step('the subdomain is checked while typing', async () => {
    const website = card(page, 'Website')
    await website.getByLabel('Subdomain').fill('www')
    await expect(website.getByText(/^Not allowed/)).toBeVisible()
    await website.getByLabel('Subdomain').fill('ana-reis')
    await expect(website.getByText('ana-reis is free.')).toBeVisible()
    await save(website)
  })

  await test.step('the box shows what software reads', async () => {
    const shared = page.getByRole('region', { name: 'What integrations can read' })
    const { body } = await callAs(site.origin, qa.token('RealScout integration').token, 'GET /api/v1/profile')
    const { email } = personIn(qa, 'admin')
    expect(body).toEqual({ name: 'Ana Reis', email, signature: 'Ana Reis\nRealtor', subdomain: 'ana-reis' })
    await expect(shared.locator('dd')).toHaveText(['Ana Reis', email, /Ana Reis\s*Realtor/, 'ana-reis'])
  })

  await test.step('leaving a changed form asks first', async () => {
    await page.getByLabel('Job title').fill('Broker')
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Appearance' }).click()
    const discard = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
    await discard.getByRole('button', { name: 'Keep editing' }).click()
    await expect(page.getByLabel('Job title')).toHaveValue('Broker')
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Appearance' }).click()
    await discard.getByRole('button', { name: 'Discard' }).click()
    await expect(page.getByRole('heading', { name: 'Appearance', level: 1 })).toBeFocused()
  })
})

test('the email address changes once the links sent to both addresses are confirmed', { tag: '@postgres' }, async ({ as, newTab, qa }) => {
  const page = await as('owner', '/settings/profile')
  const form = card(page, 'Email')
  const { email, password } = personIn(qa, 'owner')
  await form.getByLabel('Email address').fill('ana.reis@example.com')
  await form.getByRole('button', { name: 'Change email' }).click()
  await expect(form.getByText('Waiting for confirmation at ana.reis@example.com and at your current address.')).toBeVisible()

  await test.step('a canceled change cannot be confirmed', async () => {
    const canceled = linkIn((await qa.emailsTo('ana.reis@example.com')).at(-1)?.text ?? '')
    await form.getByRole('button', { name: 'Cancel change' }).click()
    await expect(form.getByText(/^Waiting for confirmation/)).toBeHidden()
    const stranger = await newTab()
    await visit(stranger, canceled)
    await expect(stranger.getByRole('heading', { name: "This link doesn't work" })).toBeVisible()
  })

  await test.step('both links change it', async () => {
    await qa.advance('PT1S')
    await form.getByLabel('Email address').fill('ana.reis@example.com')
    await form.getByRole('button', { name: 'Change email' }).click()
    await expect(form.getByText(/^Waiting for confirmation/)).toBeVisible()
    const stranger = await newTab()
    await visit(stranger, linkIn((await qa.emailsTo(email)).at(-1)?.text ?? ''))
    await inspect(stranger, 'confirming an email address')
    await stranger.getByRole('button', { name: 'Confirm the change' }).click()
    await expect(stranger.getByRole('heading', { name: 'Confirmed' })).toBeVisible()
    await visit(stranger, linkIn((await qa.emailsTo('ana.reis@example.com')).at(-1)?.text ?? ''))
    await stranger.getByRole('button', { name: 'Confirm this address' }).click()
    await expect(stranger.getByRole('heading', { name: 'Your email address was changed' })).toBeVisible()
    await visit(stranger, '/sign-in')
    await signIn(stranger, 'ana.reis@example.com', password)
    await expect(stranger.getByRole('heading', { name: 'API tokens' })).toBeVisible()
  })
})

test('the appearance takes effect on every page', async ({ as }) => {
  const page = await as('owner', '/settings/appearance')
  await page.getByRole('radio', { name: /^Compact/ }).check()
  await page.getByRole('checkbox', { name: 'Reduce motion' }).check()
  await save(card(page, 'Display'))
  await page.getByLabel('Time zone').selectOption('America/New_York')
  await page.getByRole('radio', { name: /^12-hour/ }).check()
  await page.getByRole('checkbox', { name: 'Show exact times' }).check()
  await save(card(page, 'Date and time'))
  await visit(page, '/o/northwind/tokens')
  await expect(page.locator('html')).toHaveAttribute('data-density', 'compact')
  await expect(page.locator('html')).toHaveAttribute('data-motion', 'reduced')
  await expect(page.locator('tbody time').first()).toHaveText(/^\d+ \w+ \d{4}, \d+:\d\d (am|pm) \(New York\)$/)
})

test('a user exports their data, and cannot delete the account while last owner', { tag: '@postgres' }, async ({
  as,
  qa,
  consoleGuard,
}) => {
  // the first request is rejected until the password is confirmed
  consoleGuard.expect(/status of 403.*\/settings\/danger\/export/)
  const page = await as('owner', '/settings/danger')

  await test.step('the export needs a re-authentication and holds no token', async () => {
    await qa.advance('PT11M')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export my data' }).click()
    const reauth = page.getByRole('dialog', { name: "Confirm it's you" })
    await reauth.getByLabel('Password').fill(personIn(qa, 'owner').password)
    await reauth.getByRole('button', { name: 'Confirm', exact: true }).click()
    expect((await download).suggestedFilename()).toBe('keyrail-data.json')
  })

  await test.step('the last owner reads what to do first', async () => {
    await expect(page.getByText('You are the last owner of Northwind Realty. Make someone else an owner first.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Delete my account…' })).toHaveAttribute('aria-disabled', 'true')
  })
})

test('a deleted account takes its user tokens along, and the person is signed out', async ({ as, qa, site }) => {
  const page = await as('member', '/settings/danger')
  const { email } = personIn(qa, 'member')
  await page.getByRole('button', { name: 'Delete my account…' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Delete your account?' })
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await inspectDialog(page, 'delete account')
  await dialog.getByLabel(`Type ${email} to confirm`).fill('someone@example.com')
  await dialog.getByRole('button', { name: 'Delete my account' }).click()
  await expect(dialog.getByText(`Type ${email} to confirm.`)).toBeVisible()
  await dialog.getByLabel(`Type ${email} to confirm`).fill(email)
  await dialog.getByRole('button', { name: 'Delete my account' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  const own = qa.data.tokens.filter(({ type, owner }) => type === 'user' && owner === email)
  for (const { token } of own) expect(await callApi(site.origin, token)).toBe(401)
  await visit(page, '/settings')
  await expect(page).toHaveURL(/\/sign-in/)
})

test.describe('accessibility', () => {
  test.describe.configure({ timeout: 180_000 })

  test('the settings have no accessibility violations', async ({ as }) => {
    const page = await as('owner', '/settings/profile')
    for (const [name, heading] of Object.entries({
      profile: 'Profile',
      sessions: 'Sessions',
      appearance: 'Appearance',
      danger: 'Danger zone',
    })) {
      await visit(page, `/settings/${name}`)
      await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible()
      await inspect(page, `the settings: ${heading}`)
    }
  })

  test('on a phone a select leads to every page of the settings', async ({ as }) => {
    const page = await as('owner', '/settings/profile')
    await page.setViewportSize({ width: 390, height: 800 })
    await page.getByLabel('Settings page').selectOption({ label: 'Sessions' })
    await expect(page.getByRole('heading', { name: 'Sessions', level: 1 })).toBeFocused()
  })
})
