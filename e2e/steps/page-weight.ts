import type { Locator, Page } from '@playwright/test'

interface PageWeight {
  readonly url: string
  readonly type: string
  /** Over the wire, in bytes: headers and compressed body. */
  readonly size: number
}

/** Loads a path with an empty cache and returns all responses. */
export async function measureWeight(page: Page, path: string): Promise<PageWeight[]> {
  const network = await page.context().newCDPSession(page)
  const pending = new Map<string, { url: string; type: string }>()
  const weighed: PageWeight[] = []
  network.on('Network.responseReceived', ({ requestId, response, type }) => void pending.set(requestId, { url: response.url, type }))
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = pending.get(requestId)
    if (request) weighed.push({ ...request, size: encodedDataLength })
  })
  await network.send('Network.enable')
  await network.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.goto(path, { waitUntil: 'networkidle' })
  await network.detach()
  return weighed
}

export const kilobytes = (all: readonly PageWeight[], type: string): number =>
  all.filter((each) => each.type === type).reduce((sum, { size }) => sum + size, 0) / 1000

/** Lists the responses of a type, largest first. */
export const breakdown = (all: readonly PageWeight[], type: string): string =>
  all
    .filter((each) => each.type === type)
    .sort((one, other) => other.size - one.size)
    .map(({ url, size }) => `${(size / 1000).toFixed(1).padStart(7)} kB  ${new URL(url).pathname}`)
    .join('\n')

interface Paint {
  readonly largest: number
  readonly shift: number
}

/** Largest contentful paint in ms, and cumulative layout shift. */
export function paint(page: Page): Promise<Paint> {
  return page.evaluate(async () => {
    const entries = (type: string) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries()))
        observer.observe({ type, buffered: true })
        // there may be no entry of that type
        requestIdleCallback(() => resolve(observer.takeRecords()), { timeout: 500 })
      })
    const shifts = (await entries('layout-shift')) as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]
    return {
      largest: (await entries('largest-contentful-paint')).at(-1)?.startTime ?? Number.NaN,
      shift: shifts.filter(({ hadRecentInput }) => !hadRecentInput).reduce((sum, { value }) => sum + value, 0),
    }
  })
}

/** Clicks the center of a control with the mouse: the checks of `click()` run in the page and would be timed too. */
export async function press(page: Page, control: Locator): Promise<void> {
  await control.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await control.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.click(x + width / 2, y + height / 2)
}

/** Time of each interaction to the next paint, in ms, with 4x CPU throttling. */
export async function measureInteractions(page: Page, times: number, interact: (turn: number) => Promise<void>): Promise<number[]> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const durations: number[] = []
  for (let turn = 0; turn < times; turn += 1) {
    await page.evaluate(() => {
      const seen: number[] = []
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[]) {
          if (entry.interactionId > 0) seen.push(entry.duration)
        }
      })
      observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
      Object.assign(window, { seenInteractions: seen })
    })
    await interact(turn)
    durations.push(
      await page.evaluate(async () => {
        await new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve)))
        return Math.max(0, ...(window as unknown as { seenInteractions: number[] }).seenInteractions)
      }),
    )
  }
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await devtools.detach()
  return durations
}

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
