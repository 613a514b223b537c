import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { DestinationControls } from '@/components/organization/destinations/destination-controls'
import { DestinationDanger } from '@/components/organization/destinations/destination-danger'
import { DestinationPage } from '@/components/organization/destinations/destination-page'
import { readPage } from '@/components/organization/destinations/read-page'
import { requirePerson } from '@/lib/auth/require-page'
import { removeDestination, renewDestinationToken, setDestinationPaused, testDestination } from '../actions'
import { DestinationsLayout } from '../destinations-layout'

export const metadata: Metadata = { title: 'Destination' }

export default async function Destination({ params, searchParams }: PageProps<'/o/[org]/settings/destinations/[id]'>) {
  const { org, id } = await params
  const viewer = await requirePerson(org)
  const { actor, place, server } = viewer
  const shown = await server.destinations.show(actor, id, { page: readPage((await searchParams).page) })
  if (!shown.ok) return shown.error.code === 'forbidden' ? forbidden() : notFound()
  const { destination, token, deliveries } = shown.value
  const bound = {
    test: testDestination.bind(null, org, id),
    setPaused: setDestinationPaused.bind(null, org, id),
    renewToken: renewDestinationToken.bind(null, org, id),
    remove: removeDestination.bind(null, org, id),
  }
  return (
    <DestinationsLayout viewer={viewer}>
      <DestinationPage
        org={place}
        detail={shown.value}
        url={`${server.env.origin}/api/v1/hooks/${destination.id}`}
        controls={<DestinationControls destination={destination} token={token} actions={bound} />}
        danger={<DestinationDanger org={place.slug} name={destination.name} token={token} kept={deliveries.total} remove={bound.remove} />}
      />
    </DestinationsLayout>
  )
}
