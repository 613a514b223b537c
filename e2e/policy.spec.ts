import { expect, test } from './fixtures/test'
import { visit } from './steps/visit'

const policy = '/o/northwind/organisation/policy'

test.describe('the token policy', () => {
  test('a changed field says which tokens it affects, leaving asks, and saving says so', async ({ as }) => {
    const page = await as('owner', policy)
    await page.getByLabel('Delete when unused for').fill('7')
    await expect(page.getByText(/Use fewer than 7 days/)).toBeVisible()
    await page.getByLabel('Delete when unused for').fill('60')
    const effect = page.locator('[data-effects=unusedDays]')
    await expect(effect).toContainText(/Affects \d+ existing tokens\./)
    await effect.getByText('Show which').click()
    await expect(effect.getByText('Zapier sync')).toBeVisible()
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'API tokens' }).click()
    const ask = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
    await ask.getByRole('button', { name: 'Keep editing' }).click()
    await expect(ask).toBeHidden()
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    await ask.getByRole('button', { name: 'Keep editing' }).click()
    await expect(ask).toBeHidden()
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Search and commands' })
    await palette.getByRole('combobox').fill('Destinations')
    await palette.getByRole('option', { name: 'Destinations' }).click()
    await ask.getByRole('button', { name: 'Keep editing' }).click()
    await expect(ask).toBeHidden()
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await page.reload()
    await expect(page.getByLabel('Delete when unused for')).toHaveValue('60')
  })

  test('a preset fills in every field, and saving it needs a fresh sign-in', async ({ as, qa }) => {
    const page = await as('owner', policy)
    await page.getByRole('radio', { name: /^Brokerage/ }).click()
    await expect(page.getByRole('checkbox', { name: 'View stored tokens' })).toBeChecked()
    await expect(page.getByRole('textbox', { name: 'Listed tokens per person' })).toHaveValue('0')
    await expect(page.locator('[data-effects=unusedDays]')).toContainText('No longer deleted when not used.')
    await qa.advance('PT11M')
    await page.getByRole('button', { name: 'Save changes' }).click()
    const confirm = page.getByRole('dialog', { name: 'Confirm it is you' })
    await confirm.getByLabel('Password').fill(qa.data.users[0]?.password ?? '')
    await confirm.getByRole('button', { name: 'Confirm' }).click()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    const tokens = await as('owner')
    await expect(tokens.getByRole('heading', { name: 'API tokens' })).toBeVisible()
    await expect(tokens.getByRole('meter')).toHaveCount(0)
  })

  test('a pause is told on the tokens page and in the dialog, with the note', async ({ as }) => {
    const page = await as('owner', policy)
    await page.getByRole('checkbox', { name: 'Pause new tokens' }).click()
    await page.getByLabel(/Note to members/).fill('Back on Monday.')
    await page.getByRole('button', { name: 'Save changes' }).click()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    const told = 'Your organisation has paused new tokens. Back on Monday.'
    const member = await as('member')
    await expect(member.getByText(told)).toBeVisible()
    await member.getByRole('button', { name: 'New token' }).first().click()
    await expect(member.getByRole('dialog', { name: 'Create token' }).getByText(told)).toBeVisible()
  })

  test('others neither see the entry nor the page', async ({ as, complaints }) => {
    complaints.expect(/status of 403/)
    const page = await as('member')
    await expect(page.getByRole('link', { name: 'Token policy' })).toHaveCount(0)
    expect((await visit(page, policy))?.status()).toBe(403)
    await expect(page.getByRole('heading', { name: 'You may not see this page.' })).toBeVisible()
  })
})
