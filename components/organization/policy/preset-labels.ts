import type { PresetName } from '@/lib/tokens/index'

/** The presets as they are chosen from. */
export const presetLabels = {
  default: { name: 'Default', about: 'Three listed tokens per person, one year each; deleted after 90 days without use.' },
  'lead-sync': { name: 'Lead sync', about: 'Three listed tokens per person, one year each; nothing is deleted for disuse.' },
  integration: {
    name: 'Integration',
    about: 'Any number of tokens, without an end date; access to sources, destinations, pipelines and models.',
  },
  agency: { name: 'Agency', about: 'Up to 200 tokens per person, without an end date; deleted after 90 days without use.' },
  brokerage: { name: 'Brokerage', about: 'Up to 200 tokens per person, without an end date; a token can be viewed again.' },
} as const satisfies Record<PresetName, { name: string; about: string }>
