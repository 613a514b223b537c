import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { personIn } from './steps/people'
import { rows } from './steps/tokens'
import { visit } from './steps/visit'

const searching = (page: Page): Locator => page.getByRole('dialog', { name: 'Search and commands' })

test('without single keys, search and commands still lead to a token', async ({ as, qa }) => {
  const page = await as('owner')
  const firstRow = rows(page).first().getByRole('link')

  await test.step('single keys can be switched off, and stay off', async () => {
    await page.getByRole('button', { name: /Account menu/ }).click()
    await page.getByRole('dialog', { name: 'Account' }).getByRole('button', { name: 'Keyboard shortcuts' }).click()
    const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
    await shortcuts.getByRole('switch', { name: 'Single-key shortcuts' }).click()
    await page.keyboard.press('Escape')
    await expect(shortcuts).toBeHidden()
    await visit(page, '/o/northwind/tokens')
    await firstRow.focus()
    await page.keyboard.press('j')
    await expect(firstRow).toBeFocused()
    await page.keyboard.press('Control+k')
    await expect(searching(page)).toBeVisible()
  })

  await test.step('a token is found by its name, Enter opens it', async () => {
    await searching(page).getByRole('combobox').fill('zapier')
    await expect(searching(page).getByRole('option')).toHaveText([/Zapier sync/])
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(qa.token('Zapier sync').tokenKey))
    await page.getByRole('button', { name: 'Search and commands' }).click()
    await searching(page).getByRole('combobox').fill('nothing is called that')
    await expect(searching(page).getByText('No results for “nothing is called that” in Northwind Realty.')).toBeVisible()
  })
})

test('search and commands say what they cannot do, and go on', async ({ as, qa, complaints }) => {
  complaints.expect(/status of 500.*\/data\/tokens\?/)
  complaints.expect(/status of 401/)
  const page = await as('owner')
  const palette = searching(page)
  await page.keyboard.press('Control+k')

  await test.step('what was found for other words is never offered, and that it cannot look is said', async () => {
    await palette.getByRole('combobox').fill('zapier')
    await expect(palette.getByRole('option')).toHaveText([/Zapier sync/])
    await page.route(/\/data\/tokens\?/, (route) => route.fulfill({ status: 500, json: { code: 'internal' } }))
    await palette.getByRole('combobox').fill('nightly')
    await expect(palette.getByRole('option')).toHaveCount(0)
    await expect(palette.getByText('Tokens could not be loaded.')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(palette).toBeVisible()
    await page.unroute(/\/data\/tokens\?/)
  })

  await test.step('after a session ended the search goes on', async () => {
    await palette.getByRole('combobox').fill('')
    await expect(palette.getByRole('option', { name: /Zapier sync/ })).toBeVisible()
    await page.context().clearCookies()
    await palette.getByRole('combobox').fill('zapier')
    const prompt = page.getByRole('dialog', { name: 'Your session has ended' })
    const { email, password } = personIn(qa, 'owner')
    await prompt.getByLabel('Email').fill(email)
    await prompt.getByLabel('Password').fill(password)
    await prompt.getByRole('button', { name: 'Sign in' }).click()
    await expect(palette.getByRole('combobox')).toHaveValue('zapier')
    await expect(palette.getByRole('option')).toHaveText([/Zapier sync/])
  })
})

test('who may create nothing is not offered a new token', async ({ as }) => {
  const page = await as('viewer')
  await page.keyboard.press('Control+k')
  await expect(searching(page).getByRole('option', { name: 'Keyboard shortcuts' })).toBeVisible()
  await expect(searching(page).getByRole('option', { name: 'New token' })).toHaveCount(0)
})
