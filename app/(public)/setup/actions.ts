'use server'

import { asAnyone, text } from '@/lib/auth/guard'
import type { SetUpInput, TestEmailInput } from '@/lib/organizations/schema'
import { fail, ok } from '@/lib/result'

export async function checkAgain() {
  return asAnyone(async (_origin, { organizations }) =>
    (await organizations.isSetUp()) ? fail('not_found') : ok(await organizations.checkInstallation()),
  )
}

export async function checkSetUp(input: Partial<SetUpInput>) {
  return asAnyone((origin, { organizations }) => organizations.checkSetUp(input, origin))
}

/** The verb checks the setup code, so this cannot be used to send email to strangers. */
export async function sendTestEmail(input: TestEmailInput) {
  return asAnyone((origin, { organizations }) => organizations.sendTestEmail(input, origin))
}

export async function slugState(slug: unknown) {
  return asAnyone(async (_origin, { organizations }) =>
    (await organizations.isSetUp()) ? fail('not_found') : ok(await organizations.slugState(text(slug))),
  )
}

/** Creates the first owner and signs them in. Each step may be rejected. */
export async function finishSetUp(input: SetUpInput) {
  return asAnyone(async (origin, { organizations, accounts }) => {
    const created = await organizations.setUp(input, origin)
    if (!created.ok) return created
    const signedIn = await accounts.signIn(input.person.email, input.person.password, origin)
    return ok({ slug: created.value.slug, ticket: signedIn.ok && 'ticket' in signedIn.value ? signedIn.value.ticket : null })
  })
}
