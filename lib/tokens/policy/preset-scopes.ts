import type { ScopeRule } from '../scope-rule'
import type { PresetName } from './presets'

/** Scopes of a company's own API that come with a preset; the installation's own list can redefine them. */
export const presetScopes: Readonly<Partial<Record<PresetName, readonly ScopeRule[]>>> = {
  integration: [
    {
      name: 'sources:write',
      label: 'Write sources',
      risk: 'medium',
      reason: 'Can create and edit where data comes from.',
      lowestRole: 'member',
    },
    {
      name: 'destinations:write',
      label: 'Write destinations',
      risk: 'medium',
      reason: 'Can create and edit where data goes.',
      lowestRole: 'member',
    },
    { name: 'pipelines:write', label: 'Write pipelines', risk: 'medium', reason: 'Can create and edit pipelines.', lowestRole: 'member' },
    {
      name: 'pipelines:trigger',
      label: 'Trigger pipelines',
      risk: 'low',
      reason: 'Can start pipelines that exist.',
      lowestRole: 'member',
    },
    { name: 'models:write', label: 'Write models', risk: 'medium', reason: 'Can create and edit models.', lowestRole: 'member' },
  ],
}
