import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { LocationsPage } from '@/components/organization/locations/locations-page'
import { requirePerson } from '@/lib/auth/require-page'
import { zonesWith } from '@/lib/time/zones'
import { addLocation, archiveLocation, editLocation, restoreLocation } from './actions'

export const metadata: Metadata = { title: 'Locations' }

export default async function Locations({ params, searchParams }: PageProps<'/o/[org]/settings/locations'>) {
  const { actor, place, server } = await requirePerson((await params).org)
  const list = await server.organizations.locationPage(actor, await searchParams)
  if (!list.ok) forbidden()
  const { slug, name, timeZone } = place
  const zones = { organization: timeZone, names: zonesWith(...list.value.rows.flatMap((row) => row.timeZone ?? [])) }
  const actions = {
    add: addLocation.bind(null, slug),
    edit: editLocation.bind(null, slug),
    archive: archiveLocation.bind(null, slug),
    restore: restoreLocation.bind(null, slug),
  }
  return <LocationsPage org={{ slug, name }} list={list.value} actions={actions} zones={zones} />
}
