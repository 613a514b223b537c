'use server'

import { inOrganization } from '@/lib/auth/guard'
import type { PolicyInput } from '@/lib/tokens/schema'

export async function savePolicy(org: unknown, input: unknown, version: unknown) {
  return inOrganization(org, (actor, { tokens }) => tokens.policy.save(actor, input as PolicyInput, version as number))
}
