import type { VisibleLocation, VisibleLocations } from '@/lib/organizations/schema'
import { dataPath, readJson } from '../tokens/read-data'

/** Locations that the viewer can see and a text finds. */
export const findLocations = async (org: string, q: string): Promise<readonly VisibleLocation[]> =>
  (await readJson<VisibleLocations>(dataPath(org, `visible-locations?q=${encodeURIComponent(q)}`))).locations
