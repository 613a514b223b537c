import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { chapters, pathsByChapter } from './steps/docs'
import { eachOnce, inspect } from './steps/inspect'
import { breakdown, kilobytes, measureWeight } from './steps/page-weight'
import { createDialog } from './steps/tokens'
import { reload, visit } from './steps/visit'

test.use({ preset: 'as it is' })

test('every chapter of the docs is inspected', async ({ request, page }) => {
  expect([...(await pathsByChapter(request)).keys()]).toEqual(chapters)
  await weigh(page, '/docs')
  await inspect(page, '/docs')
})

for (const chapter of chapters) {
  test(`the pages of ${chapter} load at most 145 kB of JavaScript and are readable, in each theme and width`, async ({ page, request }) => {
    test.setTimeout(240_000)
    const [first, ...others] = (await pathsByChapter(request)).get(chapter) ?? []
    await weigh(page, first ?? '')
    await inspect(page, first ?? '')
    for (const path of others) {
      await weigh(page, path)
      await inspect(page, path, 'html', eachOnce)
    }
  })
}

async function weigh(page: Page, path: string): Promise<void> {
  const weighed = await measureWeight(page, path)
  expect.soft(kilobytes(weighed, 'Script'), `${path}\n${breakdown(weighed, 'Script')}`).toBeLessThanOrEqual(145)
}

test('there are more than fifty pages', async ({ request }) => {
  expect([...(await pathsByChapter(request)).values()].flat().length).toBeGreaterThan(50)
})

test('a page is printed without its navigation, with its code in full', async ({ page }) => {
  await visit(page, '/docs/quick-start')
  await page.emulateMedia({ media: 'print' })
  for (const name of ['Docs', 'On this page', 'Neighboring pages']) {
    await expect(page.getByRole('navigation', { name, exact: true })).toBeHidden()
  }
  await expect(page.getByRole('button', { name: /^Copy/ }).first()).toBeHidden()
  await expect(page.getByText('curl "$API_BASE/token"').first()).toBeVisible()
  await page.emulateMedia({ media: 'screen' })
})

test('an error that is tried leads to its page', async ({ page, consoleGuard }) => {
  consoleGuard.expect(/status of 401/)
  await visit(page, '/docs/api/v1/token')
  await page.getByRole('button', { name: 'Try it' }).first().click()
  const form = page.getByRole('form', { name: 'Try GET /api/v1/token' })
  await form.getByLabel('Token').fill('not-a-token')
  await form.getByRole('button', { name: 'Send request' }).click()
  await form.getByRole('link', { name: 'What this error means' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'invalid_token' })).toBeVisible()
})

test('the tools get an OpenAPI document, a Postman collection, an index and Markdown', async ({ request }) => {
  expect(await (await request.get('/docs/postman.json')).json()).toMatchObject({ info: { schema: expect.stringContaining('/v2.1.0/') } })
  expect(await (await request.get('/docs/search.json')).json()).toContainEqual(expect.objectContaining({ path: '/docs/quick-start' }))
  expect(await (await request.get('/docs/problems/not-found.md')).text()).toMatch(/^# not_found\n/)
})

test('a sample offers a token to members who may create one, and to no one else', async ({ as, page, qa }) => {
  test.slow()
  await qa.reset('default')
  const offers = (tab: Page) => tab.getByRole('link', { name: 'Create a token for this example' })
  await visit(page, '/docs/verifying')
  await expect(offers(page)).toHaveCount(0)
  await expect(offers(await as('viewer', '/docs/contacts'))).toHaveCount(0)
  const member = await as('member', '/docs/verifying')
  await expect(offers(member)).toHaveCount(0)
  await visit(member, '/docs/contacts')
  await offers(member).first().click()
  const dialog = createDialog(member)
  await expect(dialog.getByRole('radio', { name: 'Custom' })).toBeChecked()
  await expect(dialog.getByRole('radio', { name: 'Contacts: Write' })).toBeChecked()
  await expect(dialog.getByText('This token will be able to write contacts (name, email, phone).')).toBeVisible()
})

test('the chosen language of the samples stays on other pages, by keyboard', async ({ page }) => {
  await visit(page, '/docs/quick-start')
  const samples = page.getByRole('group', { name: 'Language' }).first()
  await expect(page.getByText('curl "$API_BASE/token"').first()).toBeVisible()
  await samples.getByRole('radio', { name: 'curl' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(samples.getByRole('radio', { name: 'Python' })).toBeChecked()
  await expect(page.getByText('import base64, os, urllib.request').first()).toBeVisible()
  await visit(page, '/docs/authentication')
  await expect(page.getByText('import base64, os, urllib.request').first()).toBeVisible()
  await expect(page.getByText('const response = await fetch').first()).toBeHidden()
})

test('an operation is tried from its page with a pasted token, which is kept nowhere', async ({ page, qa, site }) => {
  await qa.reset('default')
  await visit(page, '/docs/api/v1/token')
  await page.getByRole('button', { name: 'Try it' }).first().click()
  const form = page.getByRole('form', { name: 'Try GET /api/v1/token' })
  await form.getByLabel('Token').fill(qa.token('Zapier sync').token)
  await form.getByRole('button', { name: 'Send request' }).click()
  await expect(form.getByRole('status')).toContainText('Status 200')
  await expect(form.getByRole('status')).toContainText('Zapier sync')
  await expect(form.getByText(`curl "${site.origin}/api/v1/token"`)).toBeVisible()
  await reload(page)
  await expect(page.getByLabel('Token', { exact: true })).toHaveCount(0)
})

test('a page leads to its headings and its neighbors, and an unknown one is not found', async ({ page, request }) => {
  await visit(page, '/docs')
  await page.getByRole('main').getByRole('link', { name: 'Quick start' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Quick start' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Neighboring pages' }).getByRole('link', { name: 'Authentication' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Authentication' })).toBeVisible()
  await page.getByRole('navigation', { name: 'On this page' }).getByRole('link', { name: 'Format' }).click()
  await expect(page).toHaveURL(/#format$/)
  expect((await request.get('/docs/unknown')).status()).toBe(404)
  expect((await request.get('/docs/unknown.md')).status()).toBe(404)
  expect((await request.get('/docs/quick-start.md')).headers()['content-type']).toBe('text/markdown; charset=utf-8')
})
