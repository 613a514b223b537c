import { expect, test } from './fixtures/test'
import { callAs } from './steps/api-client'
import { inspect, inspectDialog } from './steps/inspect'
import { choose, createToken, done, reveal } from './steps/tokens'
import { visit } from './steps/visit'

test.describe.configure({ timeout: 120_000 })

test.describe('token policy', () => {
  test('the token policy page has no accessibility violations, before and after an edit', async ({ as }) => {
    const page = await as('owner', '/o/northwind/settings/policy')
    await inspect(page, 'the token policy')
    await page.getByLabel('Delete when inactive for').fill('60')
    await page.locator('[data-effects=inactivityDays]').getByText('Show which').click()
    await inspect(page, 'the effects of a change')
  })
})

test.describe('inbox', () => {
  test.use({ preset: 'agency' })

  test('the inbox has no accessibility violations, before and after new notices', async ({ as, qa }) => {
    const page = await as('owner', '/notifications')
    await inspect(page, 'the inbox')
    await qa.advance('P80D')
    await qa.tick()
    const later = await as('owner', '/notifications')
    await expect(later.getByRole('listitem').filter({ hasText: 'has not been used for' }).first()).toBeVisible()
    await inspect(later, 'the inbox with new notices')
  })
})

test.describe('destinations', () => {
  test.use({ preset: 'integration' })

  test('managed tokens, destinations and their dialogs have no accessibility violations', async ({ as, qa, site }) => {
    const destination = qa.data.destinations.find(({ name }) => name === 'Website leads')
    const managed = qa.data.tokens.find(({ type, name }) => type === 'managed' && name === 'Website leads')
    await callAs(site.origin, managed?.token ?? '', `POST /api/v1/hooks/${destination?.id}`, { lead: 'Rita Lopes' })
    const page = await as('owner', '/o/meridian/tokens?tab=managed')
    await inspect(page, 'managed tokens')
    await visit(page, '/o/meridian/settings/destinations')
    await inspect(page, 'destinations')
    await page.getByRole('button', { name: 'Add destination' }).first().click()
    await expect(page.getByRole('dialog', { name: 'Add destination' })).toBeVisible()
    await inspectDialog(page, 'add destination')
    await visit(page, `/o/meridian/settings/destinations/${destination?.id}`)
    await page.locator('summary').first().click()
    await inspect(page, 'a destination')
    await page.getByRole('button', { name: 'Delete…' }).click()
    await expect(page.getByRole('alertdialog')).toBeVisible()
    await inspectDialog(page, 'delete destination')
  })
})

test.describe('stored tokens', () => {
  test.use({ preset: 'brokerage' })

  test('the view dialog has no accessibility violations', async ({ as }) => {
    const page = await as('owner', '/o/cobalt/tokens')
    await createToken(page, 'Showing planner')
    await done(reveal(page))
    await choose(page, 'Showing planner', 'View token…')
    await expect(page.getByRole('dialog', { name: 'View token' }).getByRole('button', { name: 'Copy token', exact: true })).toBeVisible()
    await inspectDialog(page, 'view token')
  })
})
