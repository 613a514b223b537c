'use server'

import { inOrganization } from '@/lib/auth/guard'
import type { GeneralInput, SecondFactorInput } from '@/lib/organizations/schema'

export async function saveGeneral(org: unknown, input: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.saveGeneral(actor, input as GeneralInput))
}

export async function saveSecondFactorRule(org: unknown, input: unknown) {
  return inOrganization(org, (actor, { organizations }) => organizations.saveSecondFactorRule(actor, input as SecondFactorInput))
}
