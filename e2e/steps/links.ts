import { expect } from '@playwright/test'
import type { Qa } from '../fixtures/qa'

/** Path of the link in the latest email to an address. */
export async function linkTo(qa: Qa, email: string): Promise<string> {
  await qa.tick()
  const link = /https?:\/\/[^/\s]+(\/(?:reset-password|verify-email|invite)\/[0-9A-Za-z]{43})/
  const latest = (await qa.emailsTo(email)).map(({ text }) => link.exec(text)?.[1]).findLast(Boolean)
  expect(latest, `a link in the emails to ${email}`).toBeDefined()
  return latest ?? ''
}
