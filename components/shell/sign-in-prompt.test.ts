import { expect, test } from 'vitest'
import { promptSignIn, registerSignIn } from './sign-in-prompt'

test('the sign-in dialog of the page is used again once a later one is removed', () => {
  const [page, palette] = [async () => true, async () => false]
  const removePage = registerSignIn(page)
  const removePalette = registerSignIn(palette)
  expect(promptSignIn()).toBe(palette)
  removePalette()
  expect(promptSignIn()).toBe(page)
  removePage()
  expect(promptSignIn()).toBeNull()
})
