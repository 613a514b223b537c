import { expect, test } from './fixtures/test'
import { inspect } from './steps/inspect'
import { reload, visit } from './steps/visit'

test.use({ preset: 'as it is' })

test('every page of the docs is readable: no violations, no overflow, light and dark, wide and narrow', async ({ page, request }) => {
  test.setTimeout(240_000)
  const paths = [...(await (await request.get('/llms.txt')).text()).matchAll(/\]\(\S+?(\/docs\/\S+)\.md\)/g)].map(([, path = '']) => path)
  for (const path of ['/docs', '/docs/problems', ...paths]) {
    await visit(page, path)
    await inspect(page, path)
  }
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
