import type { PresetName } from '@/lib/tokens/index'

export const presetLabels = {
  default: { name: 'Default', about: 'Three listed tokens per person, one year each; deleted after 90 days without use.' },
  'lead-sync': { name: 'Lead sync', about: 'Three listed tokens per person, one year each; inactive tokens are kept.' },
  integration: {
    name: 'Integration',
    about: 'Any number of tokens, without expiration; access to sources, destinations, pipelines and models.',
  },
  agency: { name: 'Agency', about: 'Up to 200 tokens per person, without expiration; deleted after 90 days without use.' },
  brokerage: { name: 'Brokerage', about: 'Up to 200 tokens per person, without expiration; a token can be viewed again.' },
} as const satisfies Record<PresetName, { name: string; about: string }>
