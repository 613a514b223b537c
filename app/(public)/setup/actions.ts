'use server'

import { asAnyone, text } from '@/lib/auth/guard'
import type { SetUpInput, TestMailInput } from '@/lib/organisations/schema'
import { fail, ok } from '@/lib/result'

export async function checkAgain() {
  return asAnyone(async (_origin, { organisations }) =>
    (await organisations.isSetUp()) ? fail('not_found') : ok(await organisations.checkInstallation()),
  )
}

export async function checkSetUp(input: Partial<SetUpInput>) {
  return asAnyone((_origin, { organisations }) => organisations.checkSetUp(input))
}

/** The verb decides who may: this is no way to send mail to strangers. */
export async function sendTestMail(input: TestMailInput) {
  return asAnyone((_origin, { organisations }) => organisations.sendTestMail(input))
}

export async function slugState(slug: unknown) {
  return asAnyone(async (_origin, { organisations }) =>
    (await organisations.isSetUp()) ? fail('not_found') : ok(await organisations.slugState(text(slug))),
  )
}

/** Makes the first owner and signs them in; each of the two may be refused. */
export async function finishSetUp(input: SetUpInput) {
  return asAnyone(async (origin, { organisations, accounts }) => {
    const made = await organisations.setUp(input, origin)
    if (!made.ok) return made
    const proven = await accounts.signIn(input.person.email, input.person.password, origin)
    return ok({ slug: made.value.slug, ticket: proven.ok ? proven.value.ticket : null })
  })
}
