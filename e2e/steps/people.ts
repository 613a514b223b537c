import type { Page } from '@playwright/test'
import type { Role } from '../../lib/actor'
import type { Qa } from '../fixtures/qa'

export type Person = Qa['data']['users'][number]

/** Somebody of the reset in that role. */
export function personIn(qa: Qa, role: Role): Person {
  const person = qa.data.users.find((user) => user.role === role)
  if (!person) throw new Error(`The reset made no ${role}.`)
  return person
}

/** Fills in the sign-in form that is open and sends it. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
