import type { Locator, Page } from '@playwright/test'

export interface PageWeight {
  readonly url: string
  readonly type: string
  /** Over the wire, in bytes: headers and compressed body. */
  readonly size: number
}

/** Loads an address with nothing cached and tells what came over the wire for it, unasked. */
export async function measureWeight(page: Page, address: string): Promise<PageWeight[]> {
  const network = await page.context().newCDPSession(page)
  const asked = new Map<string, { url: string; type: string }>()
  const weighed: PageWeight[] = []
  network.on('Network.responseReceived', ({ requestId, response, type }) => void asked.set(requestId, { url: response.url, type }))
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const request = asked.get(requestId)
    if (request) weighed.push({ ...request, size: encodedDataLength })
  })
  await network.send('Network.enable')
  await network.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.goto(address, { waitUntil: 'networkidle' })
  await network.detach()
  return weighed
}

export const kilobytes = (all: readonly PageWeight[], type: string): number =>
  all.filter((each) => each.type === type).reduce((sum, { size }) => sum + size, 0) / 1000

/** What makes up a weight, heaviest first. */
export const bill = (all: readonly PageWeight[], type: string): string =>
  all
    .filter((each) => each.type === type)
    .sort((one, other) => other.size - one.size)
    .map(({ url, size }) => `${(size / 1000).toFixed(1).padStart(7)} kB  ${new URL(url).pathname}`)
    .join('\n')

export interface Paint {
  readonly largest: number
  readonly shift: number
}

/** Largest contentful paint in ms, and how far things jumped. */
export function paint(page: Page): Promise<Paint> {
  return page.evaluate(async () => {
    const entries = (type: string) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        const observer = new PerformanceObserver((list) => resolve(list.getEntries()))
        observer.observe({ type, buffered: true })
        // nothing of that type has happened
        requestIdleCallback(() => resolve(observer.takeRecords()), { timeout: 500 })
      })
    const shifts = (await entries('layout-shift')) as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]
    return {
      largest: (await entries('largest-contentful-paint')).at(-1)?.startTime ?? Number.NaN,
      shift: shifts.filter(({ hadRecentInput }) => !hadRecentInput).reduce((sum, { value }) => sum + value, 0),
    }
  })
}

/** Presses in the middle of a control, as a hand does: a `click` of the runner looks into the page while it presses, and is timed too. */
export async function press(page: Page, control: Locator): Promise<void> {
  await control.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await control.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  await page.mouse.click(x + width / 2, y + height / 2)
}

/** How long each of several interactions took to the next paint, in ms, on a machine four times slower. */
export async function respond(page: Page, times: number, interact: (turn: number) => Promise<void>): Promise<number[]> {
  const machine = await page.context().newCDPSession(page)
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const took: number[] = []
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
    took.push(
      await page.evaluate(async () => {
        await new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve)))
        return Math.max(0, ...(window as unknown as { seenInteractions: number[] }).seenInteractions)
      }),
    )
  }
  await machine.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await machine.detach()
  return took
}

export const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
