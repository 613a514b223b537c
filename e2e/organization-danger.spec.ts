import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/test'
import { callAs } from './steps/api-client'
import { inspect, inspectDialog } from './steps/inspect'
import { personIn } from './steps/people'
import { reauthDialog } from './steps/security'
import { toasts } from './steps/tokens'
import { reload, visit } from './steps/visit'

// inspects screens in both themes, wide and narrow
test.describe.configure({ timeout: 120_000 })

const danger = '/o/northwind/settings/danger'
const banner = (page: Page) => page.getByText(/^Northwind Realty will be deleted on \d/)

async function confirm(page: Page, password: string): Promise<void> {
  await reauthDialog(page).getByLabel('Password').fill(password)
  await reauthDialog(page).getByRole('button', { name: 'Confirm', exact: true }).click()
}

test('an owner deletes the organization: tokens stop on the next call, everyone sees the date, and Cancel restores them', async ({
  as,
  qa,
  site,
}) => {
  const [owner, member] = [await as('owner', danger), await as('member')]
  const { token } = qa.token('Zapier sync')
  const status = async () => (await callAs(site.origin, token, 'GET /api/v1/token')).status
  expect(await status()).toBe(200)
  await inspect(owner, 'the danger zone')

  await test.step('the dialog says in numbers what happens and asks for the name and for a re-authentication', async () => {
    await qa.advance('PT11M')
    await owner.getByRole('button', { name: 'Delete organization…' }).click()
    const dialog = owner.getByRole('alertdialog', { name: 'Delete “Northwind Realty”?' })
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await expect(dialog).toContainText(/Requests with its \d+ tokens are rejected immediately/)
    await inspectDialog(owner, 'deleting an organization')
    await dialog.getByLabel('Type Northwind Realty to confirm').fill('Northwind')
    await owner.keyboard.press('Enter')
    await confirm(owner, personIn(qa, 'owner').password)
    await expect(dialog.getByText('Type the name exactly: Northwind Realty')).toBeVisible()
    expect(await status()).toBe(200)
    await dialog.getByLabel('Type Northwind Realty to confirm').fill('Northwind Realty')
    await dialog.getByRole('button', { name: 'Delete organization' }).click()
    await expect(toasts(owner)).toContainText('The deletion of Northwind Realty is scheduled.')
    expect(await status()).toBe(401)
  })

  await test.step('every member sees the banner; only owners can cancel', async () => {
    await expect(banner(owner)).toHaveCount(2)
    await visit(member, '/o/northwind/tokens')
    await expect(banner(member)).toContainText('An owner can cancel the deletion.')
    await expect(member.getByRole('link', { name: 'Cancel deletion' })).toHaveCount(0)
    await inspect(member, 'an organization that will be deleted')
    await visit(owner, '/o/northwind/usage')
    await owner.getByRole('link', { name: 'Cancel deletion' }).click()
    await expect(owner.getByRole('heading', { name: 'Deletion scheduled' })).toBeVisible()
    await inspect(owner, 'a scheduled deletion')
    expect((await qa.emailsTo(personIn(qa, 'member').email)).map(({ subject }) => subject)).toContainEqual(
      expect.stringMatching(/^Northwind Realty will be deleted on /),
    )
  })

  await test.step('canceling restores the tokens as they were', async () => {
    await owner.getByRole('button', { name: 'Cancel deletion' }).click()
    await expect(toasts(owner)).toContainText('Northwind Realty will not be deleted. Its tokens work again.')
    await expect(banner(owner)).toHaveCount(0)
    expect(await status()).toBe(200)
    await reload(member)
    await expect(banner(member)).toHaveCount(0)
    await visit(owner, '/o/northwind/audit')
    await expect(owner.getByText('scheduled the deletion of the organization')).toBeVisible()
    await expect(owner.getByText('canceled the deletion of the organization')).toBeVisible()
  })
})

test('after 7 days the organization is gone for its members', async ({ as, qa, consoleGuard }) => {
  consoleGuard.expect(/status of 404/)
  const owner = await as('owner', danger)
  await owner.getByRole('button', { name: 'Delete organization…' }).click()
  await owner.getByLabel('Type Northwind Realty to confirm').fill('Northwind Realty')
  await owner.getByRole('button', { name: 'Delete organization', exact: true }).click()
  await expect(banner(owner)).toHaveCount(2)
  await qa.advance('P7D')
  await qa.tick()
  const again = await as('owner', null)
  expect((await visit(again, '/o/northwind/tokens'))?.status()).toBe(404)
  await visit(again, '/')
  await expect(again.getByRole('heading', { name: "You're not in an organization yet" })).toBeVisible()
})

test('an owner transfers the ownership to a member they search for, by keyboard', async ({ as, consoleGuard }) => {
  consoleGuard.expect(/status of 403/)
  const [owner, member] = [await as('owner', danger), await as('member')]
  await owner.getByRole('searchbox', { name: 'Search members' }).fill('leo')
  await expect(owner.getByRole('radio')).toHaveCount(1)
  await owner.getByRole('radio', { name: 'Leo Duarte' }).focus()
  await owner.keyboard.press('Space')
  await owner.getByRole('button', { name: 'Transfer ownership…' }).press('Enter')
  const dialog = owner.getByRole('alertdialog', { name: 'Make “Leo Duarte” the owner?' })
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await inspectDialog(owner, 'transferring the ownership')
  await dialog.getByRole('button', { name: 'Transfer ownership' }).click()
  await expect(toasts(owner)).toContainText('Leo Duarte is now an owner of Northwind Realty.')
  await expect(owner).toHaveURL('/o/northwind/settings/general')
  await expect(owner.getByRole('link', { name: 'Danger zone' })).toHaveCount(0)
  expect((await visit(owner, danger))?.status()).toBe(403)
  expect((await visit(member, danger))?.status()).toBe(200)
  await expect(member.getByRole('radio', { name: 'Ana Martins' })).toBeVisible()
})
