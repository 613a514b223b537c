import { expect, test } from './fixtures/test'
import { rowOf } from './steps/tokens'
import { reload } from './steps/visit'

const policy = '/o/northwind/settings/policy'

test('the token policy shows the effects of a change, keeps unsaved input, and applies once saved', async ({ as, qa }) => {
  const page = await as('owner', policy)
  const save = page.getByRole('button', { name: 'Save changes' })
  const saved = page.getByText('Saved', { exact: true })
  const inactivity = page.getByLabel('Delete when inactive for')
  const effect = page.locator('[data-effects=inactivityDays]')
  const noLimit = page.getByRole('checkbox', { name: 'No limit' }).first()
  const never = page.getByRole('checkbox', { name: 'Never' })
  const listed = page.getByRole('textbox', { name: 'Listed tokens per person' })
  const toTokens = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'API tokens' })

  await test.step('the tokens page and the create dialog show the pause and its note', async () => {
    await page.getByRole('checkbox', { name: 'Pause new tokens' }).click()
    await page.getByLabel(/Note to members/).fill('Back on Monday.')
    await save.click()
    await expect(saved).toBeVisible()
    const pausedMessage = 'Your organization has paused new tokens. Back on Monday.'
    const member = await as('member')
    await expect(member.getByText(pausedMessage)).toBeVisible()
    await member.getByRole('button', { name: 'New token' }).first().click()
    await expect(member.getByRole('dialog', { name: 'Create token' }).getByText(pausedMessage)).toBeVisible()
  })

  await test.step('a changed field shows which tokens it affects', async () => {
    await inactivity.fill('7')
    await expect(page.getByText(/Enter fewer than 7 days/)).toBeVisible()
    await inactivity.fill('60')
    await expect(effect).toContainText(/Affects \d+ existing tokens\./)
    await effect.getByText('Show which').click()
    await expect(effect.getByText('Zapier sync')).toBeVisible()
    await expect(effect).toContainText('Was 90 days.')
  })

  await test.step('the bar lists old and new values', async () => {
    await page.getByRole('button', { name: 'Show changes' }).click()
    await expect(page.getByRole('list', { name: 'Changes' }).getByRole('listitem')).toHaveText([
      /^Delete when inactive for ?from 90 days → to 60 days$/,
    ])
    await page.getByRole('button', { name: 'Hide changes' }).click()
  })

  await test.step('a limit that is lifted and set again keeps its number', async () => {
    await noLimit.check()
    await expect(listed).toBeDisabled()
    await expect(page.locator('[data-effects=listedPerPerson]')).toContainText('Was 3.')
    await noLimit.uncheck()
    await expect(listed).toHaveValue('3')
    await expect(page.locator('[data-effects=listedPerPerson]')).toHaveCount(0)
  })

  await test.step('a limit below the current counts says that members keep their tokens', async () => {
    const kept = page.getByText(/^No change for \d+ tokens: members above the limit keep their tokens/)
    await listed.fill('1')
    await expect(kept).toBeVisible()
    await listed.fill('3')
    await expect(kept).toHaveCount(0)
  })

  await test.step('leaving with unsaved changes asks first, by link, shortcut and palette', async () => {
    const ask = page.getByRole('alertdialog', { name: 'Discard what you typed?' })
    const stay = async () => {
      await ask.getByRole('button', { name: 'Keep editing' }).click()
      await expect(ask).toBeHidden()
    }
    await toTokens.click()
    await stay()
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    await stay()
    await page.keyboard.press('Control+k')
    const palette = page.getByRole('dialog', { name: 'Search and commands' })
    await palette.getByRole('combobox').fill('Destinations')
    await palette.getByRole('option', { name: 'Destinations' }).click()
    await stay()
  })

  await test.step('saving is confirmed and survives a reload', async () => {
    await save.click()
    await expect(saved).toBeVisible()
    await reload(page)
    await expect(inactivity).toHaveValue('60')
  })

  await test.step('a preset fills in every field, and saving it requires re-authentication', async () => {
    await page.getByRole('radio', { name: /^Brokerage/ }).click()
    await expect(page.getByRole('checkbox', { name: 'View stored tokens' })).toBeChecked()
    await expect(noLimit).toBeChecked()
    await expect(listed).toBeDisabled()
    await expect(effect).toContainText('No longer deleted for inactivity.')
    await never.uncheck()
    await expect(inactivity).toHaveValue('60')
    await page.getByRole('button', { name: 'Reset to Brokerage' }).click()
    await expect(never).toBeChecked()
    await expect(page.getByRole('radio', { name: /^Brokerage/ })).toBeFocused()
    await qa.advance('PT11M')
    await save.click()
    const confirm = page.getByRole('dialog', { name: "Confirm it's you" })
    await confirm.getByLabel('Password').fill(qa.data.users[0]?.password ?? '')
    await confirm.getByRole('button', { name: 'Confirm' }).click()
    await expect(saved).toBeVisible()
    await toTokens.click()
    await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
    await expect(rowOf(page, 'Zapier sync')).toBeVisible()
    await expect(page.getByRole('meter')).toHaveCount(0)
  })
})
