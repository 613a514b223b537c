import assert from 'node:assert/strict'
import { openTab } from './browser.mjs'

const name = 'Spring campaign'

/** Sign in, create, reveal, copy, deactivate, activate and rotate, as a user does; `step` prints each. */
export async function mainJob(browser, origin, step) {
  const { users } = await post(`${origin}/qa/reset`, { preset: 'default' })
  const { page, complaints } = await openTab(browser)
  const read = async (token) => (await fetch(`${origin}/api/v1/token`, { headers: { Authorization: `Bearer ${token}` } })).status

  await step('sign in', () => signIn(page, origin, users[0]))
  const first = await step('create a token, reveal and copy it', () => createToken(page))
  assert.equal(await read(first), 200)
  await step('deactivate and activate it with its switch', async () => {
    await flipSwitch(page)
    await waitForText(page, `${name} deactivated.`)
    assert.equal(await read(first), 401)
    await flipSwitch(page)
    await waitForText(page, `${name} is active again.`)
    assert.equal(await read(first), 200)
  })
  const second = await step('rotate it', () => rotateToken(page))
  assert.notEqual(second, first)
  assert.deepEqual([await read(first), await read(second)], [200, 200])
  await step('keep the console silent', async () => assert.deepEqual(complaints, []))
}

async function signIn(page, origin, { email, password }) {
  await page.goto(`${origin}/`)
  await page.locator('html[data-hydrated]').wait()
  await control(page, 'input[name=email]').fill(email)
  await control(page, 'input[name=password]').fill(password)
  await press(page, 'button', 'Sign in')
  await page.locator(aria('heading', 'API tokens')).wait()
  await page.locator('html[data-hydrated]').wait()
}

async function createToken(page) {
  await press(page, 'button', 'New token')
  await control(page, '[role=dialog] input[name=name]').fill(name)
  await press(page, 'button', 'Create token')
  return keepToken(page, 'Store this token now')
}

async function rotateToken(page) {
  await press(page, 'button', `Actions for ${name}`)
  await press(page, 'menuitem', 'Rotate…')
  await press(page, 'button', 'Rotate token')
  return keepToken(page, 'Store the new token now')
}

/** Copies the shown token, compares it with the clipboard, and closes the reveal. */
async function keepToken(page, title) {
  await page.locator(aria('alertdialog', title)).wait()
  await press(page, 'button', 'Copy token')
  await waitForText(page, 'Copied')
  const shown = await page.$eval('[role=alertdialog] fieldset [data-secret]', (code) => code.textContent)
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  assert.equal(copied, shown)
  await control(page, '[role=alertdialog] input[type=checkbox]').click()
  await press(page, 'button', 'Done')
  await page.waitForSelector('[role=alertdialog]', { hidden: true })
  return copied
}

const flipSwitch = (page) => press(page, 'switch', `${name}, active`)

const aria = (role, label) => `::-p-aria([name="${label}"][role="${role}"])`

/** Without the driver's own check that it is enabled, which never ends in Firefox 140. */
const control = (page, selector) => page.locator(selector).setWaitForEnabled(false)

const press = (page, role, label) => control(page, aria(role, label)).click()

const waitForText = (page, text) => page.locator(`::-p-text(${text})`).wait()

async function post(url, body) {
  const response = await fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`POST ${url}: ${response.status}`)
  return response.json()
}
