import { expect, test, vi } from 'vitest'
import { signInAbove } from './sign-in-above'
import { registerSignIn } from './sign-in-prompt'

test('a popup of the shell closes for the sign-in prompt, and opens again only once the user has signed in', async () => {
  for (const signsIn of [true, false]) {
    const steps: string[] = []
    const remove = registerSignIn(async () => {
      steps.push('prompt')
      return signsIn
    })
    await signInAbove({ close: () => void steps.push('close'), reopen: () => void steps.push('reopen') })
    expect(steps).toEqual(['close', 'prompt', ...(signsIn ? ['reopen'] : [])])
    remove()
  }
})

test('a popup stays open on a page without a sign-in prompt', async () => {
  const popup = { close: vi.fn(), reopen: vi.fn() }
  await signInAbove(popup)
  expect(popup.close).not.toHaveBeenCalled()
})
