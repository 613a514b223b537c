import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from '../fixtures/test'
import { runSample } from '../steps/samples'
import { createDialog, done, reveal } from '../steps/tokens'
import { visit } from '../steps/visit'

test.use({ preset: 'agency' })

const languages = { curl: 'bash', JavaScript: 'javascript', Python: 'python' } as const
type Language = keyof typeof languages

/** The samples below a heading, up to the next one. */
const samplesBelow = (page: Page, heading: string): Locator =>
  page.locator('[data-panels]').filter({ has: page.locator(`xpath=preceding::h2[1][starts-with(normalize-space(.), "${heading}")]`) })

/** Chooses a language, presses Copy and returns the clipboard. */
async function copySample(page: Page, heading: string, language: Language): Promise<string> {
  const samples = samplesBelow(page, heading).first()
  await samples.getByRole('radio', { name: language }).check({ force: true })
  await page.evaluate(() => navigator.clipboard.writeText(''))
  await samples.getByRole('button', { name: `Copy ${language} code` }).click()
  await expect(samples.getByRole('button', { name: `Copy ${language} code` })).toHaveText('Copied')
  return page.evaluate(() => navigator.clipboard.readText())
}

/** Runs the copied sample in an empty folder with these variables and returns its response. */
async function runCopied(page: Page, heading: string, language: Language, env: Readonly<Record<string, string>>): Promise<unknown> {
  const code = await copySample(page, heading, language)
  return JSON.parse(await runSample({ language: languages[language], as: '', code, response: null }, env))
}

const linesOf = (env: string): Record<string, string> =>
  Object.fromEntries([...env.matchAll(/^(\w+)=(.+)$/gm)].map(([, name = '', value = '']) => [name, value]))

test('an agency goes from the quick start to a verified call, with copied samples only', async ({ as, qa }) => {
  test.slow()
  const page = await as('owner', '/o/brightside/tokens')
  let env: Record<string, string> = {}

  await test.step('the quick start is two links from the tokens', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Developer docs' }).click()
    await page.getByRole('main').getByRole('link', { name: 'Quick start' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Quick start' })).toBeVisible()
  })

  await test.step('the token of the example is created and stored', async () => {
    await page.getByRole('link', { name: 'Create a token for this example' }).first().click()
    const dialog = createDialog(page)
    await expect(dialog.getByRole('radio', { name: 'Read only' })).toBeChecked()
    await dialog.getByLabel('Name').fill('Quick start')
    await dialog.getByRole('button', { name: 'Create token' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      reveal(page).getByRole('button', { name: 'Download .env' }).click(),
    ])
    env = linesOf(readFileSync(await download.path(), 'utf8'))
    await done(reveal(page))
    expect(Object.keys(env)).toEqual(['TOKEN_KEY', 'TOKEN', 'API_BASE'])
  })

  await test.step('the first call returns the token, in every language', async () => {
    await visit(page, '/docs/quick-start')
    for (const language of ['curl', 'JavaScript', 'Python'] as const) {
      const response = await runCopied(page, '3. Make a call', language, env)
      expect(response, language).toMatchObject({ tokenKey: env.TOKEN_KEY, name: 'Quick start', scopes: ['contacts:read', 'profile:read'] })
    }
  })

  await test.step('the gateway of the agency verifies the token, in every language', async () => {
    const verifying = { ...env, VERIFY_TOKEN: qa.token('Gateway').token }
    for (const language of ['curl', 'JavaScript', 'Python'] as const) {
      const verdict = await runCopied(page, '4. Verify it', language, verifying)
      expect(verdict, language).toMatchObject({
        active: true,
        code: 'ok',
        tokenKey: env.TOKEN_KEY,
        scopes: ['contacts:read', 'profile:read'],
      })
    }
  })

  await test.step('the workflow engine writes back as the guide for workflows shows', async () => {
    await page.getByRole('navigation', { name: 'Docs' }).getByRole('link', { name: 'Workflows' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Workflows' })).toBeVisible()
    const { token, tokenKey } = qa.token('Workflow engine')
    const contact = await runCopied(page, 'Write back', 'Python', { ...env, TOKEN: token, TOKEN_KEY: tokenKey })
    expect(contact).toMatchObject({ externalId: 'wf-17', tags: ['workflow'] })
  })

  await test.step('the list of versions leads to the OpenAPI document', async () => {
    await page.getByRole('navigation', { name: 'Docs' }).getByRole('link', { name: 'Versions' }).click()
    const row = page.getByRole('row', { name: /v1 current/ })
    const path = (await row.getByRole('link').getAttribute('href')) ?? ''
    expect(await (await page.request.get(path)).json()).toMatchObject({ openapi: expect.stringMatching(/^3\.1/), info: { version: '1' } })
  })
})
