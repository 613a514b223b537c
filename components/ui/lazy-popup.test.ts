import { expect, test } from 'vitest'
import { lazyPopup } from './lazy-popup'

const Panel = () => null

test('the code of a popup is fetched once', async () => {
  let fetched = 0
  const popup = lazyPopup(async () => {
    fetched += 1
    return Panel
  })
  expect(popup.current()).toBeNull()
  const arrived = new Promise<void>((resolve) => popup.subscribe(resolve))
  popup.prefetch()
  popup.prefetch()
  await arrived
  popup.prefetch()
  expect(popup.current()).toBe(Panel)
  expect(fetched).toBe(1)
})

test('a failed fetch is tried again on the next prefetch', async () => {
  let fetched = 0
  const popup = lazyPopup(() => {
    fetched += 1
    return fetched === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(Panel)
  })
  popup.prefetch()
  await Promise.resolve().then(() => undefined)
  const arrived = new Promise<void>((resolve) => popup.subscribe(resolve))
  popup.prefetch()
  await arrived
  expect(popup.current()).toBe(Panel)
})
