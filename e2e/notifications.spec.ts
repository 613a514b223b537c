import { expect, test } from './fixtures/test'
import { inspect } from './steps/inspect'
import { personIn, signIn } from './steps/people'
import { visit } from './steps/visit'

const preferences = '/settings/notifications'
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) Gecko/20100101 Firefox/133.0'

test.describe('what people are told', () => {
  test('a test arrives in the app and by mail, and stands in the bell', async ({ as, qa }) => {
    const page = await as('viewer', preferences)
    const { email } = personIn(qa, 'viewer')
    await page.getByRole('button', { name: 'Send me a test' }).click()
    await expect(page.getByText('Sent. Look at the bell and in your mailbox.')).toBeVisible()
    expect((await qa.mailsTo(email)).map(({ subject }) => subject)).toEqual(['This is the test you asked for: notifications reach you.'])
    await page.getByRole('button', { name: 'Notifications, 1 unread' }).click()
    await expect(page.getByRole('dialog', { name: 'Notifications' })).toContainText('This is the test you asked for')
    await inspect(page, 'the bell with a test in it')
    await visit(page, '/notifications')
    await inspect(page, 'the inbox')
  })

  test('mails that can wait come once a day where that is wished; the app is told at once', async ({ as, qa }) => {
    const page = await as('owner', preferences)
    const { email } = personIn(qa, 'owner')
    const mails = async () => (await qa.mailsTo(email)).filter(({ text }) => text.includes('Nightly CSV export has not been used'))
    await page.getByLabel(/^Once a day, at 09:00/).check()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await expect(page.getByLabel(/^Once a day, at 09:00/)).toBeChecked()
    await inspect(page, 'the preferences')
    await qa.tick()
    await visit(page, '/notifications')
    await expect(page.getByRole('listitem').filter({ hasText: 'Nightly CSV export has not been used' }).first()).toBeVisible()
    expect(await mails()).toHaveLength(0)
    await qa.advance('P1D')
    await qa.tick()
    await qa.tick()
    expect(await mails()).toHaveLength(1)
  })

  test('security stays on whatever is ticked off', async ({ as }) => {
    const page = await as('owner', preferences)
    const box = (name: string) => page.getByRole('checkbox', { name })
    await expect(box('Someone signs in to your account from a new browser or network, e-mail')).toBeDisabled()
    await box('A token ends soon, e-mail').uncheck()
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await expect(box('A token ends soon, e-mail')).not.toBeChecked()
    await expect(box('Someone signs in to your account from a new browser or network, e-mail')).toBeChecked()
    await expect(page.getByText('You are told 15, 7 and 1 days before a token ends or is deleted.')).toBeVisible()
  })

  test('a sign-in from another browser is told', async ({ as, browser, qa, site, complaints, secrets }) => {
    await as('member')
    const { email, password } = personIn(qa, 'member')
    const context = await browser.newContext({ userAgent: firefox, baseURL: site.origin })
    complaints.watch(context)
    secrets.watch(context)
    const page = await context.newPage()
    await visit(page, '/sign-in?next=/notifications')
    await signIn(page, email, password)
    await expect(page.getByRole('listitem').filter({ hasText: 'signed in to from Firefox on Windows' })).toBeVisible()
    const subjects = (await qa.mailsTo(email)).map(({ subject }) => subject)
    expect(subjects.filter((subject) => subject.startsWith('Your account was signed in to from Firefox on Windows'))).toHaveLength(1)
    await secrets.settled()
    await context.close()
  })
})
