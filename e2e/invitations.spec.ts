import type { Page } from '@playwright/test'
import type { Qa } from './fixtures/qa'
import { expect, test } from './fixtures/test'
import { inspect, inspectDialog } from './steps/inspect'
import { linkTo } from './steps/links'
import { personIn, signIn } from './steps/people'
import { reload, visit } from './steps/visit'

const invitations = '/o/northwind/settings/invitations'
const password = 'a quiet morning on the river'

async function invite(page: Page, emails: string, role: string): Promise<void> {
  await visit(page, `${invitations}?invite=1`)
  const dialog = page.getByRole('dialog', { name: 'Invite people' })
  await dialog.getByLabel('Email addresses').fill(emails)
  await dialog.getByLabel('Role').selectOption(role)
  await dialog.getByRole('button', { name: 'Send invitations' }).click()
}

async function linkFor(page: Page, email: string): Promise<string> {
  const url = await page.getByRole('textbox', { name: `Link for ${email}` }).inputValue()
  return new URL(url).pathname
}

async function acceptAsNew(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Accept invitation' }).click()
  await expect(page).toHaveURL('/o/northwind/tokens')
  await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
}

/** A copied link proves nothing about the address: the profile says so, and a link by email verifies it. */
async function verifyLater(page: Page, newTab: () => Promise<Page>, qa: Qa, email: string): Promise<void> {
  const banner = page.getByText(`Your email address ${email} is not verified yet.`)
  await expect(banner).toBeVisible()
  await page.getByRole('link', { name: 'Verify it' }).click()
  await expect(page).toHaveURL('/settings/profile')
  await expect(page.getByText(`Not verified: ${email}.`)).toBeVisible()
  await inspect(page, 'a profile with an unverified email address')
  await qa.advance('PT1S')
  await page.getByRole('button', { name: 'Verify your email address' }).click()
  await expect(page.getByText(`We sent a link to ${email}. Open it within 24 hours.`)).toBeVisible()
  const mailbox = await newTab()
  await visit(mailbox, await linkTo(qa, email))
  await inspect(mailbox, 'verifying an email address')
  await mailbox.getByRole('button', { name: 'Verify email address' }).click()
  await expect(mailbox.getByRole('heading', { name: 'Your email address is verified' })).toBeFocused()
  await reload(page)
  await expect(page.getByText('Verified', { exact: true })).toBeVisible()
  await expect(banner).toBeHidden()
}

test('three people are invited: by email, by a copied link, and one who has an account', async ({ as, newTab, qa }) => {
  test.setTimeout(120_000)
  const owner = await as('owner', '/o/northwind/settings/members')
  const leo = personIn(qa, 'member')

  await test.step('a person with an account was a member before', async () => {
    await owner.getByRole('button', { name: `Actions for ${leo.name}` }).click()
    await owner.getByRole('menuitem', { name: 'Remove…' }).click()
    await owner.getByRole('button', { name: 'Remove member' }).click()
    await expect(owner.getByRole('region', { name: 'Notifications' })).toContainText(`${leo.name} removed.`)
  })
  await visit(owner, `${invitations}?invite=1`)
  await expect(owner.getByRole('dialog', { name: 'Invite people' })).toBeVisible()
  await inspectDialog(owner, 'inviting people')
  await invite(owner, `Nina <nina@example.com>, max@example.com\n${leo.email} owner@example.com`, 'Location manager')
  const done = owner.getByRole('dialog', { name: '3 people invited' })
  await expect(done).toContainText('Already a member: owner@example.com.')
  await inspectDialog(owner, 'links of invitations')
  const [maxLink, leoLink] = [await linkFor(owner, 'max@example.com'), await linkFor(owner, leo.email)]
  await done.getByRole('button', { name: 'Done' }).click()
  await expect(owner.getByRole('rowheader')).toHaveCount(3)
  await inspect(owner, 'pending invitations')

  await test.step('the link in the email works once, also if it is opened twice before', async () => {
    const link = await linkTo(qa, 'nina@example.com')
    const page = await newTab()
    await visit(page, link)
    await visit(page, link)
    await expect(page.getByRole('heading', { name: 'Join Northwind Realty' })).toBeVisible()
    await expect(page.getByRole('main')).toContainText('Ana Martins')
    await expect(page.getByRole('main')).toContainText('Location manager')
    await inspect(page, 'the invitation of a new person')
    await acceptAsNew(page, 'Nina Reis')
    await visit(page, link)
    await expect(page.getByRole('heading', { name: 'This invitation was already accepted' })).toBeVisible()
    await inspect(page, 'an accepted invitation')
  })
  await test.step('a copied link works like the one in the email', async () => {
    const page = await newTab()
    await visit(page, maxLink)
    await acceptAsNew(page, 'Max Pinto')
    await verifyLater(page, newTab, qa, 'max@example.com')
  })
  await test.step('a person with an account signs in to accept, and the wrong account cannot accept', async () => {
    const page = await as('viewer', leoLink)
    const viewer = personIn(qa, 'viewer')
    await expect(page.getByText(`This invitation is for ${leo.email}. You are signed in as ${viewer.email}.`)).toBeVisible()
    await inspect(page, 'an invitation of someone else')
    await page.getByRole('button', { name: 'Sign out and continue' }).click()
    // the page is loaded again: its form works once it is hydrated
    await expect(page.getByRole('link', { name: 'Sign in to accept' })).toBeVisible()
    await page.locator('html[data-hydrated]').waitFor()
    await page.getByRole('link', { name: 'Sign in to accept' }).click()
    await expect(page).toHaveURL(/\/sign-in/)
    await signIn(page, leo.email, leo.password)
    await expect(page.getByRole('heading', { name: 'Join Northwind Realty' })).toBeVisible()
    await page.locator('html[data-hydrated]').waitFor()
    await page.getByRole('button', { name: 'Accept invitation' }).click()
    await expect(page).toHaveURL('/o/northwind/tokens')
  })
  await test.step('the inviter sees who accepted, and is notified', async () => {
    await visit(owner, `${invitations}?state=accepted`)
    await expect(owner.getByRole('rowheader')).toHaveCount(3)
    await visit(owner, '/notifications')
    await expect(owner.getByText('Nina Reis accepted your invitation and is now a location manager of Northwind Realty.')).toBeVisible()
    await visit(owner, '/o/northwind/settings/members')
    await expect(owner.getByRole('combobox', { name: 'Role of Nina Reis' })).toHaveValue('manager')
  })
})

test('an invitation that was revoked, declined or has expired says so', async ({ as, newTab, qa }) => {
  test.setTimeout(120_000)
  const owner = await as('owner', null)
  const page = await newTab()
  await invite(owner, 'nina@example.com', 'Viewer')
  const link = await linkFor(owner, 'nina@example.com')
  await owner.getByRole('button', { name: 'Done' }).click()
  const menu = async (item: string) => {
    await owner.getByRole('button', { name: 'Actions for nina@example.com' }).click()
    await owner.getByRole('menuitem', { name: item }).click()
  }

  await test.step('a new link replaces the copied one, and Resend sends a new email', async () => {
    await menu('Copy link…')
    const renewed = await linkFor(owner, 'nina@example.com')
    await owner.getByRole('button', { name: 'Done' }).click()
    await visit(page, link)
    await expect(page.getByRole('heading', { name: 'This invitation no longer works' })).toBeVisible()
    await visit(page, renewed)
    await expect(page.getByRole('heading', { name: 'Join Northwind Realty' })).toBeVisible()
    await menu('Resend')
    await expect(owner.getByRole('region', { name: 'Notifications' })).toContainText('Invitation sent to nina@example.com.')
    expect(await qa.emailsTo('nina@example.com')).toHaveLength(2)
  })
  await test.step('declined', async () => {
    await page.getByRole('button', { name: 'Decline' }).click()
    await expect(page.getByRole('heading', { name: 'Invitation declined' })).toBeFocused()
    await reload(page)
    await expect(page.getByRole('heading', { name: 'This invitation was declined' })).toBeVisible()
  })
  await test.step('revoked', async () => {
    await invite(owner, 'nina@example.com', 'Viewer')
    const revoked = await linkFor(owner, 'nina@example.com')
    await owner.getByRole('button', { name: 'Done' }).click()
    await menu('Revoke')
    await expect(owner.getByText('No pending invitations')).toBeVisible()
    await visit(page, revoked)
    await expect(page.getByRole('heading', { name: 'This invitation was revoked' })).toBeVisible()
  })
  await test.step('expired', async () => {
    await invite(owner, 'nina@example.com', 'Viewer')
    const late = await linkFor(owner, 'nina@example.com')
    await qa.advance('P7D')
    await visit(page, late)
    await expect(page.getByText(/^This invitation expired on .* Ask Ana Martins for a new one\.$/)).toBeVisible()
    await inspect(page, 'an expired invitation')
  })
})
