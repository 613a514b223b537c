import type { PresetName } from '../tokens/index'
import type { OrganizationSeed } from './organization-seed'
import type { SeedPeople } from './people'
import { agencyOrganization } from './presets/agency'
import { brokerageOrganization } from './presets/brokerage'
import { defaultOrganization } from './presets/default'
import { integrationOrganization } from './presets/integration'
import { leadSyncOrganization } from './presets/lead-sync'

const organizations: Readonly<Record<PresetName, (people: SeedPeople) => OrganizationSeed>> = {
  default: defaultOrganization,
  'lead-sync': leadSyncOrganization,
  integration: integrationOrganization,
  agency: agencyOrganization,
  brokerage: brokerageOrganization,
}

/** An organization under a preset, with a token in every status that its policy can lead to. */
export const presetOrganization = (preset: PresetName, people: SeedPeople): OrganizationSeed => organizations[preset](people)
