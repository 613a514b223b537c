import { expect, test } from './fixtures/test'
import { inspect } from './steps/inspect'
import { securityPath, setUpTwoFactor, storeCodes } from './steps/security'
import { visit } from './steps/visit'

// inspects screens in both themes, wide and narrow
test.describe.configure({ timeout: 120_000 })

const settings = '/o/northwind/settings'

test('people without a required second factor are led to set it up and can do nothing else', async ({ as, qa, site, consoleGuard }) => {
  consoleGuard.expect(/status of 403/)
  const [owner, member] = [await as('owner', `${settings}/general`), await as('member')]
  const card = owner.getByRole('region', { name: 'Second factor' })

  await test.step('an owner without one cannot lock themselves out', async () => {
    await card.getByRole('radio', { name: 'Everyone' }).check()
    await inspect(owner, 'the general settings')
    await card.getByRole('button', { name: 'Update requirement' }).click()
    await expect(card.getByText('Set up two-factor codes for your own account first, under Settings, Security.')).toBeVisible()
  })

  await test.step('an owner with one requires it of everyone', async () => {
    await card.getByRole('radio', { name: 'No one' }).check()
    await visit(owner, securityPath)
    await setUpTwoFactor(owner, qa)
    await storeCodes(owner)
    await visit(owner, `${settings}/general`)
    await card.getByRole('radio', { name: 'Everyone' }).check()
    await card.getByRole('button', { name: 'Update requirement' }).click()
    await expect(card.getByText('Saved')).toBeVisible()
    await visit(owner, `${settings}/members`)
    const row = owner.getByRole('row').filter({ has: owner.getByRole('rowheader', { name: 'Leo Duarte' }) })
    await expect(row.getByText('No second factor')).toBeVisible()
    await inspect(owner, 'members without a second factor')
  })

  await test.step('every page and data route of the organization is denied', async () => {
    for (const path of [
      '/o/northwind/tokens',
      '/o/northwind/audit',
      '/o/northwind/usage',
      `/o/northwind/tokens/${qa.token('Zapier sync').tokenKey}`,
      '/',
    ]) {
      await visit(member, path)
      await expect(member, path).toHaveURL(`${securityPath}?for=northwind`)
    }
    await expect(member.getByText('Northwind Realty requires a second factor.')).toBeVisible()
    const { request } = member.context()
    for (const path of ['tokens', 'options', 'limit', 'audit']) {
      const response = await request.get(`${site.origin}/o/northwind/data/${path}`, { headers: { 'Sec-Fetch-Site': 'same-origin' } })
      expect([response.status(), ((await response.json()) as { code: string }).code], path).toEqual([403, 'second_factor_required'])
    }
    await inspect(member, 'a required second factor')
    await visit(member, '/settings/profile')
    await expect(member.getByRole('heading', { name: 'Profile' })).toBeVisible()
    await expect(member.getByRole('button', { name: 'Sign out' })).toBeVisible()
  })

  await test.step('setting it up opens the organization', async () => {
    await visit(member, `${securityPath}?for=northwind`)
    await setUpTwoFactor(member, qa)
    await storeCodes(member)
    await member.getByRole('link', { name: 'Open Northwind Realty' }).click()
    await expect(member.getByRole('heading', { name: 'API tokens' })).toBeVisible()
  })
})
