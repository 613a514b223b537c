import type { ActionOutcome } from '@/components/tokens/types'
import type { SlugState } from '@/lib/organizations/index'
import type { OwnOrganizationInput } from '@/lib/organizations/schema'

export interface NewOrganizationActions {
  create(input: OwnOrganizationInput): Promise<ActionOutcome<{ readonly slug: string }>>
  slugState(slug: string): Promise<ActionOutcome<SlugState>>
}
