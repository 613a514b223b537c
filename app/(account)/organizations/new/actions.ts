'use server'

import { inAccount, text } from '@/lib/auth/guard'
import type { OwnOrganizationInput } from '@/lib/organizations/schema'
import { fail, ok } from '@/lib/result'

export async function createOrganization(input: unknown) {
  return inAccount((actor, { organizations }) => organizations.createOwn(actor, input as OwnOrganizationInput))
}

export async function organizationSlugState(slug: unknown) {
  return inAccount(async (_actor, { organizations }) =>
    organizations.mayCreate ? ok(await organizations.slugState(text(slug))) : fail('forbidden'),
  )
}
