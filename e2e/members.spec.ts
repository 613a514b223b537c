import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { actionId, ownPage, sendAction } from './fixtures/server-actions'
import { expect, test } from './fixtures/test'
import { callAs } from './steps/api-client'
import { inspect, inspectDialog } from './steps/inspect'
import { expectToFit } from './steps/layout'
import { toasts } from './steps/tokens'
import { reload, visit } from './steps/visit'

const settings = '/o/northwind/settings'
const members = `${settings}/members`

const memberRow = (page: Page, name: string): Locator => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })

async function choose(page: Page, row: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${row}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

test('a role takes effect in another browser on its next request, and Undo gives it back', async ({ as, consoleGuard }) => {
  consoleGuard.expect(/status of 403/)
  const [owner, admin] = [await as('owner', members), await as('admin', members)]
  await expect(memberRow(admin, 'Ana Martins')).toContainText('Only owners can change an owner.')
  const role = owner.getByRole('combobox', { name: 'Role of Rui Costa' })
  await role.selectOption('Member')
  await expect(toasts(owner)).toContainText('Rui Costa: Admin → Member.')
  expect((await visit(admin, members))?.status()).toBe(403)
  await expect(admin.getByRole('link', { name: 'Organization', exact: true })).toHaveCount(0)
  await memberRow(owner, 'Rui Costa').getByRole('button', { name: 'Undo' }).click()
  await expect(role).toHaveValue('admin')
  await expect(toasts(owner)).toContainText('Undone.')
  expect((await visit(admin, members))?.status()).toBe(200)
})

test('an administrator deactivates and removes a person, whose tokens are rejected on the very next call', async ({ as, qa, site }) => {
  const page = await as('owner', members)
  const { token } = qa.token('Personal scripts')
  const status = async () => (await callAs(site.origin, token, 'GET /api/v1/token')).status
  expect(await status()).toBe(200)

  await test.step('the number of tokens opens the list of them', async () => {
    await memberRow(page, 'Leo Duarte').getByRole('link', { name: '1 token of Leo Duarte' }).click()
    await expect(page.getByRole('row').filter({ has: page.getByRole('rowheader') })).toHaveCount(1)
    await expect(page.getByRole('rowheader', { name: /Personal scripts/ })).toBeVisible()
    await visit(page, members)
  })
  await test.step('deactivating suspends them, and Undo brings them back', async () => {
    await choose(page, 'Leo Duarte', 'Deactivate')
    await expect(memberRow(page, 'Leo Duarte').getByText('Deactivated', { exact: true })).toBeVisible()
    expect(await status()).toBe(401)
    await memberRow(page, 'Leo Duarte').getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByRole('combobox', { name: 'Role of Leo Duarte' })).toHaveValue('member')
    expect(await status()).toBe(200)
  })
  await test.step('locations are changed in a dialog', async () => {
    await choose(page, 'Leo Duarte', 'Change locations…')
    const dialog = page.getByRole('dialog', { name: 'Change locations' })
    await dialog.getByRole('checkbox', { name: 'Harbour Office' }).check()
    await inspectDialog(page, 'the locations of a member')
    await dialog.getByRole('button', { name: 'Save locations' }).click()
    await expect(memberRow(page, 'Leo Duarte')).toContainText('Downtown Office, Harbour Office')
  })
  await test.step('removing says in numbers what happens, asks for a re-authentication and revokes them', async () => {
    await qa.advance('PT11M')
    await choose(page, 'Leo Duarte', 'Remove…')
    const dialog = page.getByRole('alertdialog', { name: 'Remove “Leo Duarte”?' })
    await expect(dialog).toContainText('Their 1 user token stops working immediately.')
    await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await inspectDialog(page, 'removing a member')
    await dialog.getByRole('button', { name: 'Remove member' }).click()
    const reauth = page.getByRole('dialog', { name: "Confirm it's you" })
    await reauth.getByLabel('Password').fill(qa.data.users[0]?.password ?? '')
    await reauth.getByRole('button', { name: 'Confirm', exact: true }).click()
    await expect(toasts(page)).toContainText('Leo Duarte removed.')
    await expect(memberRow(page, 'Leo Duarte')).toHaveCount(0)
    expect(await status()).toBe(401)
  })
})

test('the table of members shows who has a second factor at 1280 px, and that owners have all locations', async ({ as }) => {
  const page = await as('owner', members)
  await page.setViewportSize({ width: 1280, height: 900 })
  await expect(page.getByRole('columnheader', { name: 'Second factor' })).toBeVisible()
  await expect(memberRow(page, 'Ana Martins').getByRole('cell', { name: 'All', exact: true })).toBeVisible()
  await expect(memberRow(page, 'Ana Martins').getByRole('cell', { name: 'No', exact: true })).toBeVisible()
})

test('members are searched and sorted on the server, by keyboard too', async ({ as }) => {
  const page = await as('owner', members)
  await page.getByRole('heading', { name: 'Members' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('rui')
  await expect(page.getByRole('rowheader')).toHaveCount(1)
  await expect(page).toHaveURL(`${members}?q=rui`)
  await page.getByRole('searchbox', { name: 'Search members' }).fill('no one')
  await expect(page.getByText('No members match your search')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search members' }).fill('')
  await page.getByRole('columnheader', { name: 'Member' }).getByRole('link').click()
  await expect(page.getByRole('rowheader').first()).toContainText('Rui Costa')
  await expect(page.getByRole('columnheader', { name: 'Member' })).toHaveAttribute('aria-sort', 'descending')
  await inspect(page, 'the members')
  await expectToFit(page)
})

test('the organization settings are for owners and admins; managers open destinations only', async ({ as, consoleGuard }) => {
  consoleGuard.expect(/status of 403/)
  const owner = await as('owner', settings)
  await expect(owner).toHaveURL(`${settings}/general`)
  const pages = ['General', 'Members', 'Roles', 'Invitations', 'Locations', 'Destinations', 'Token policy', 'Danger zone']
  const navigation = owner.getByRole('navigation', { name: 'Organization settings' })
  await expect(navigation.getByRole('link')).toHaveText(pages)
  for (const name of pages) {
    await navigation.getByRole('link', { name }).click()
    await expect(owner.getByRole('heading', { level: 1, name })).toBeVisible()
    await expect(navigation.getByRole('link', { name })).toHaveAttribute('aria-current', 'page')
  }
  const [manager, member] = [await as('manager', null), await as('member', null)]
  for (const path of ['general', 'members', 'roles', 'invitations', 'locations', 'policy', 'danger'])
    for (const page of [manager, member]) expect((await visit(page, `${settings}/${path}`))?.status(), path).toBe(403)
  await visit(manager, settings)
  await expect(manager).toHaveURL(`${settings}/destinations`)
})

test('roles, locations and the name of the organization', async ({ as, qa, site }) => {
  const page = await as('owner', `${settings}/roles`)

  await test.step('the matrix is that of the access table', async () => {
    const row = (name: string) =>
      page
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name }) })
        .getByRole('cell')
    await expect(row('Admin tokens')).toHaveText([/^See, create and change/, /^See, create and change/, 'No', 'No', 'No'])
    await expect(row('Make someone an owner')).toHaveText(['Yes', 'No', 'No', 'No', 'No'])
    await inspect(page, 'the roles')
  })
  await test.step('tokens of an archived location are rejected on the next call, and accepted again once it is restored', async () => {
    await visit(page, `${settings}/locations`)
    await inspect(page, 'the locations')
    const status = async () => (await callAs(site.origin, qa.token('Downtown kiosk').token, 'GET /api/v1/token')).status
    await choose(page, 'Downtown Office', 'Archive…')
    const dialog = page.getByRole('alertdialog', { name: 'Archive “Downtown Office”?' })
    await expect(dialog).toContainText(/Its \d tokens? stops? working immediately/)
    await inspectDialog(page, 'archiving a location')
    await dialog.getByRole('button', { name: 'Archive location' }).click()
    await expect(memberRow(page, 'Downtown Office').getByText('Archived')).toBeVisible()
    expect(await status()).toBe(401)
    await choose(page, 'Downtown Office', 'Restore')
    await expect(memberRow(page, 'Downtown Office').getByText('Archived')).toHaveCount(0)
    expect(await status()).toBe(200)
  })
  await test.step('a location is added, edited and found, and the list is exported', async () => {
    await page.getByRole('button', { name: 'Add location' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add location' })
    await dialog.getByRole('button', { name: 'Add location' }).click()
    await expect(dialog.getByText('Name the location.')).toBeVisible()
    await dialog.getByLabel('Name').fill('Lakeside')
    await dialog.getByRole('button', { name: 'Add location' }).click()
    await choose(page, 'Lakeside', 'Edit…')
    const edit = page.getByRole('dialog', { name: 'Edit location' })
    await edit.getByLabel('Name').fill('Lakeview')
    await edit.getByLabel('Code').fill('lis-07')
    await edit.getByLabel('Street address').fill('Rua Garrett 12, Lisboa')
    await edit.getByLabel('Time zone').selectOption('Europe/Paris')
    await inspectDialog(page, 'editing a location')
    await edit.getByRole('button', { name: 'Save location' }).click()
    await expect(memberRow(page, 'Lakeview')).toContainText('LIS-07 · lakeside')
    await page.getByRole('searchbox', { name: 'Search locations' }).fill('garrett')
    await expect(page.getByRole('rowheader')).toHaveCount(1)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export CSV' }).click()])
    expect(download.suggestedFilename()).toBe('locations-northwind.csv')
    expect(await readFile(await download.path(), 'utf8')).toContain('Lakeview,LIS-07,lakeside,"Rua Garrett 12, Lisboa",Europe/Paris')
    await page.getByRole('searchbox', { name: 'Search locations' }).fill('nowhere')
    await expect(page.getByText('No locations match your search')).toBeVisible()
  })
  await test.step('the name of the organization is saved', async () => {
    await visit(page, `${settings}/general`)
    await page.getByLabel('Name').fill('Northwind Homes')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved')).toBeVisible()
    await inspect(page, 'the general settings')
    await reload(page)
    await expect(page.getByRole('combobox', { name: 'Organization or location' })).toContainText('Northwind Homes')
  })
})

test('a location beyond the first 50 is found on the server when people are invited', async ({ as, site }) => {
  const page = await as('owner', null)
  const { request } = page.context()
  for (let number = 1; number <= 51; number += 1) {
    const args = ['northwind', { name: `Branch ${String(number).padStart(2, '0')}` }]
    await sendAction(request, site.origin, {
      path: `${settings}/locations`,
      id: actionId('addLocation'),
      args,
      headers: ownPage(site.origin),
    })
  }
  await visit(page, `${settings}/invitations?invite=1`)
  const dialog = page.getByRole('dialog', { name: 'Invite people' })
  const choice = dialog.getByRole('checkbox', { name: 'Harbour Office' })
  await expect(dialog.getByRole('checkbox')).toHaveCount(50)
  await expect(choice).toHaveCount(0)
  await dialog.getByRole('searchbox', { name: 'Search locations' }).fill('harb')
  await choice.check()
  await expect(dialog.getByRole('checkbox')).toHaveCount(1)
  await dialog.getByRole('searchbox', { name: 'Search locations' }).fill('nowhere')
  await expect(dialog.getByText('No location matches.')).toBeVisible()
  await dialog.getByRole('searchbox', { name: 'Search locations' }).fill('')
  await expect(choice).toBeChecked()
  await inspectDialog(page, 'many locations')
})
