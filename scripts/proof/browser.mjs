import { launch } from 'puppeteer-core'

/** Drives Firefox by WebDriver BiDi. */
export const openFirefox = (executablePath) =>
  launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // a viewport of the driver includes an orientation, which Firefox 140 does not know
    defaultViewport: null,
    env: { ...process.env, MOZ_HEADLESS_WIDTH: '1280', MOZ_HEADLESS_HEIGHT: '1000' },
    extraPrefsFirefox: {
      // the clipboard can be read without a prompt
      'dom.events.testing.asyncClipboard': true,
    },
  })

/** A tab that collects errors and warnings of the console. */
export async function openTab(browser) {
  const page = await browser.newPage()
  page.setDefaultTimeout(60_000)
  const complaints = []
  page.on('console', (message) => {
    if (['error', 'warn', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
  return { page, complaints }
}
