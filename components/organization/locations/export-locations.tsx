'use client'

import { ExportButtons } from '@/components/audit/export-buttons'
import { dataPath } from '@/components/tokens/read-data'

/** Saves the searched list as a file. */
export const ExportLocations = ({ org, q }: { readonly org: string; readonly q: string }) => (
  <ExportButtons
    path={dataPath(org, 'locations/export')}
    query={new URLSearchParams(q === '' ? {} : { q }).toString()}
    formats={['csv']}
    thing="The list of locations"
  />
)
