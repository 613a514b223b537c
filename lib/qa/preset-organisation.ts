import type { PresetName } from '../tokens/index'
import type { Cast } from './cast'
import type { OrganisationSeed } from './organisation-seed'
import { agencyOrganisation } from './presets/agency'
import { brokerageOrganisation } from './presets/brokerage'
import { defaultOrganisation } from './presets/default'
import { integrationOrganisation } from './presets/integration'
import { leadSyncOrganisation } from './presets/lead-sync'

const organisations: Readonly<Record<PresetName, (cast: Cast) => OrganisationSeed>> = {
  default: defaultOrganisation,
  'lead-sync': leadSyncOrganisation,
  integration: integrationOrganisation,
  agency: agencyOrganisation,
  brokerage: brokerageOrganisation,
}

/** An organisation under a preset, with a token in every status that its policy can lead to. */
export const presetOrganisation = (preset: PresetName, cast: Cast): OrganisationSeed => organisations[preset](cast)
