import type { Page } from '@playwright/test'
import { callApi } from '../fixtures/api'
import { expect, test } from '../fixtures/test'
import { callAs } from '../steps/api-client'
import { choose, copyToken, createDialog, done, openCreate, reveal, rowOf, rows } from '../steps/tokens'

test.use({ preset: 'lead-sync' })

const list = '/o/harbour-homes/tokens'
const meter = (page: Page) => page.getByRole('meter', { name: 'Listed user tokens' })

interface Contact {
  readonly id: string
  readonly email: string
  readonly phone: string | null
}

interface Contacts {
  readonly data: readonly Contact[]
}

/** Creates a token with this access and returns it from the clipboard. */
async function createWithAccess(page: Page, name: string, access: readonly string[]): Promise<string> {
  const dialog = await openCreate(page)
  await dialog.getByLabel('Name').fill(name)
  for (const radio of access) await dialog.getByRole('radio', { name: radio, exact: true }).check()
  await dialog.getByRole('button', { name: 'Create token' }).click()
  const token = await copyToken(page, reveal(page))
  await done(reveal(page))
  return token
}

test('the lead-sync preset supports the workflow of a lead-sync CRM', async ({ as, qa, site }) => {
  test.slow()
  const page = await as('member', list)
  const feed = qa.token('Vendor feed').token
  let vendor = ''
  let reader = ''
  let writer = ''

  await test.step('choose access to the profile or to contacts', async () => {
    const dialog = await openCreate(page)
    await dialog.getByLabel('Name').fill('Zapier')
    await dialog.getByRole('radio', { name: 'Profile', exact: true }).check()
    await expect(dialog).toContainText('This token will be able to read the profile (name, email, signature, website subdomain).')
    await dialog.getByRole('radio', { name: 'Contacts', exact: true }).check()
    await expect(dialog).toContainText('This token will be able to read and write contacts (name, email, phone).')
  })

  await test.step('create the token', async () => {
    await createDialog(page).getByRole('button', { name: 'Create token' }).click()
    await expect(reveal(page)).toBeVisible()
  })

  await test.step('copy the token', async () => {
    vendor = await copyToken(page, reveal(page))
    await done(reveal(page))
    expect(await callApi(site.origin, vendor)).toBe(200)
  })

  await test.step('find the new token first in the list', async () => {
    await expect(rows(page).first()).toContainText('Zapier')
    await expect(meter(page)).toHaveAttribute('aria-valuenow', '2')
  })

  await test.step('a token expires one year after creation', async () => {
    const { body } = await callAs<{ createdAt: string; expiresAt: string }>(site.origin, vendor, 'GET /api/v1/token')
    const year = new Date(body.createdAt)
    year.setUTCFullYear(year.getUTCFullYear() + 1)
    expect(body.expiresAt).toBe(year.toISOString())
  })

  await test.step('reach the limit of three listed tokens', async () => {
    reader = await createWithAccess(page, 'Signature', ['Profile'])
    await expect(meter(page)).toHaveAttribute('aria-valuenow', '3')
    await page.getByRole('button', { name: 'New token' }).click()
    const full = createDialog(page)
    await expect(full.getByText('You have 3 of 3 listed tokens.')).toBeVisible()
    await expect(full.getByRole('button', { name: /^Remove from list: / })).toHaveCount(3)
    await page.keyboard.press('Escape')
    await expect(full).toBeHidden()
  })

  await test.step('remove a token from the list', async () => {
    await choose(page, 'Zapier', 'Remove from list…')
    const question = page.getByRole('dialog', { name: 'Remove “Zapier” from your list?' })
    await expect(question).toContainText('keeps working')
    await question.getByRole('button', { name: 'Remove from list' }).click()
    await expect(rowOf(page, 'Zapier')).toBeHidden()
  })

  await test.step('a removed token frees its slot and keeps working', async () => {
    await expect(meter(page)).toHaveAttribute('aria-valuenow', '2')
    expect(await callApi(site.origin, vendor)).toBe(200)
    writer = await createWithAccess(page, 'Signature writer', ['Custom', 'Contacts: No access', 'Profile: Write'])
    await expect(meter(page)).toHaveAttribute('aria-valuenow', '3')
  })

  await test.step('read and write contacts through the API', async () => {
    const lead = { firstName: 'Lea', lastName: 'Faria', email: 'lea@example.com', phone: '+351 910 000 000' }
    const created = await callAs<Contact>(site.origin, vendor, 'POST /api/v1/contacts', lead)
    expect(created.status).toBe(201)
    const read = await callAs<Contacts>(site.origin, feed, 'GET /api/v1/contacts')
    expect(read.body.data).toEqual([expect.objectContaining(lead)])
    const changed = await callAs(site.origin, feed, `PATCH /api/v1/contacts/${created.body.id}`, { phone: '+351 910 000 001' })
    expect(changed.status).toBe(200)
    const back = await callAs<Contact>(site.origin, vendor, `GET /api/v1/contacts/${created.body.id}`)
    expect(back.body.phone).toBe('+351 910 000 001')
  })

  await test.step('read the profile through the API', async () => {
    const { status, body } = await callAs(site.origin, reader, 'GET /api/v1/profile')
    expect([status, body]).toEqual([
      200,
      { name: 'Leo Duarte', email: 'member@example.com', signature: 'Leo Duarte\n+351 210 000 001', subdomain: 'leo-duarte' },
    ])
  })

  await test.step('only a token with write access can update name and signature', async () => {
    expect((await callAs(site.origin, reader, 'PATCH /api/v1/profile', { signature: 'Leo' })).status).toBe(403)
    expect((await callAs(site.origin, writer, 'PATCH /api/v1/profile', { signature: 'Leo\nHarbour Homes' })).status).toBe(200)
    expect((await callAs(site.origin, writer, 'PATCH /api/v1/profile', { email: 'other@example.com' })).status).toBe(422)
    expect((await callAs(site.origin, reader, 'GET /api/v1/profile')).body).toMatchObject({ signature: 'Leo\nHarbour Homes' })
  })

  await test.step('other resources are forbidden', async () => {
    expect((await callAs(site.origin, reader, 'GET /api/v1/contacts')).status).toBe(403)
    expect((await callAs(site.origin, vendor, 'GET /api/v1/profile')).status).toBe(403)
  })

  await test.step('the token is rejected after one year', async () => {
    await qa.advance('P364D')
    expect(await callApi(site.origin, vendor)).toBe(200)
    await qa.advance('P2D')
    expect(await callApi(site.origin, vendor)).toBe(401)
  })
})
