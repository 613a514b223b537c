import type { Page } from '@playwright/test'
import type { Role } from '../../lib/actor'
import type { Qa } from '../fixtures/qa'

export type Person = Qa['data']['users'][number]

export function personIn(qa: Qa, role: Role): Person {
  const person = qa.data.users.find((user) => user.role === role)
  if (!person) throw new Error(`The reset has no user with the role ${role}.`)
  return person
}

/** Fills in and submits the sign-in form. */
export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}
