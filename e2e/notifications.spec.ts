import { expect, test } from './fixtures/test'
import { inspect } from './steps/inspect'
import { personIn, signIn } from './steps/people'
import { visit } from './steps/visit'

const preferences = '/settings/notifications'
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0'

test.describe('notifications', () => {
  test('a test notification and a sign-in from a new browser arrive in the app and by email', async ({
    as,
    browser,
    qa,
    site,
    consoleGuard,
    secrets,
  }) => {
    const page = await as('viewer', preferences)
    const { email, password } = personIn(qa, 'viewer')
    const subjects = async () => (await qa.emailsTo(email)).map(({ subject }) => subject)

    await test.step('an empty bell does not offer “Mark all as read”', async () => {
      await page.getByRole('button', { name: 'Notifications, 0 unread' }).click()
      const bell = page.getByRole('dialog', { name: 'Notifications' })
      await expect(bell.getByRole('link', { name: 'View all' })).toBeVisible()
      await expect(bell.getByRole('button', { name: 'Mark all as read' })).toHaveCount(0)
      await page.keyboard.press('Escape')
    })

    await test.step('a test notification arrives in the app, the bell and by email', async () => {
      await page.getByRole('button', { name: 'Send test notification' }).click()
      await expect(page.getByText('Sent. Check your notifications and your inbox.')).toBeVisible()
      expect(await subjects()).toEqual(['This is the test notification you requested.'])
      await page.getByRole('button', { name: 'Notifications, 1 unread' }).click()
      await expect(page.getByRole('dialog', { name: 'Notifications' })).toContainText('This is the test notification you requested')
      await inspect(page, 'the bell with a test notification')
      await expect(page.getByRole('link', { name: /^Notifications.*1 unread$/ })).toBeVisible()
      await visit(page, '/notifications')
      await inspect(page, 'the inbox')
    })

    await test.step('choosing a type filters immediately, and a notification is marked as read in its row', async () => {
      const rows = page.getByRole('main').getByRole('listitem').filter({ hasText: 'test notification you requested' })
      await page.getByLabel('Type').selectOption({ label: 'A token expired' })
      await expect(page.getByText('No matching notifications')).toBeVisible()
      await page.getByRole('link', { name: 'Clear filters' }).click()
      await rows.hover()
      await rows.getByRole('button', { name: 'Mark as read' }).click()
      await expect(rows.getByText('Unread:')).toHaveCount(0)
      await expect(page.getByRole('button', { name: 'Notifications, 0 unread' })).toBeVisible()
    })

    await test.step('a sign-in from a new browser is reported', async () => {
      const context = await browser.newContext({ userAgent: firefox, baseURL: site.origin })
      consoleGuard.watch(context)
      secrets.watch(context)
      const other = await context.newPage()
      await visit(other, '/sign-in?next=/notifications')
      await signIn(other, email, password)
      await expect(other.getByRole('listitem').filter({ hasText: 'New sign-in to your account from Firefox on Windows' })).toBeVisible()
      const reported = (await subjects()).filter((subject) => subject.startsWith('New sign-in to your account from Firefox on Windows'))
      expect(reported).toHaveLength(1)
      await secrets.settled()
      await context.close()
    })
  })

  test('members choose their channels, except for security notifications', async ({ as, qa }) => {
    const page = await as('owner', preferences)
    const { email } = personIn(qa, 'owner')
    const saved = page.getByText('Saved', { exact: true })
    const save = () => page.getByRole('button', { name: 'Save', exact: true }).click()

    await test.step('security notifications cannot be turned off', async () => {
      const expiring = page.getByRole('checkbox', { name: 'A token is about to expire, email' })
      const security = page.getByRole('row', { name: /Someone signs in to your account from a new browser or network/ })
      await expect(security.getByText('Always')).toHaveCount(2)
      await expect(security.getByRole('checkbox')).toHaveCount(0)
      await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled()
      await expiring.uncheck()
      await save()
      await expect(saved).toBeVisible()
      await expect(expiring).not.toBeChecked()
      await expect(page.getByText('You are notified 15, 7 and 1 days before a token expires or is deleted.')).toBeVisible()
    })

    await test.step('with daily emails, a notice appears in the app immediately and is emailed the next day', async () => {
      const daily = page.getByLabel(/^Once a day, at 09:00/)
      const emails = async () => (await qa.emailsTo(email)).filter(({ text }) => text.includes('Nightly CSV export has not been used'))
      await visit(page, preferences)
      await expect(saved).toBeHidden()
      await daily.check()
      await save()
      await expect(saved).toBeVisible()
      await expect(daily).toBeChecked()
      await inspect(page, 'the preferences')
      await qa.tick()
      await visit(page, '/notifications')
      await expect(page.getByRole('listitem').filter({ hasText: 'Nightly CSV export has not been used' }).first()).toBeVisible()
      expect(await emails()).toHaveLength(0)
      await qa.advance('P1D')
      await qa.tick()
      await qa.tick()
      expect(await emails()).toHaveLength(1)
    })
  })
})
