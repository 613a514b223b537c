import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { AddDestination } from '@/components/organization/destinations/add-destination'
import { DestinationsPage } from '@/components/organization/destinations/destinations-page'
import { readPage } from '@/components/organization/destinations/read-page'
import { requirePerson } from '@/lib/auth/require-page'
import { createDestination } from './actions'
import { DestinationsLayout } from './destinations-layout'

export const metadata: Metadata = { title: 'Destinations' }

export default async function Destinations({ params, searchParams }: PageProps<'/o/[org]/settings/destinations'>) {
  const viewer = await requirePerson((await params).org)
  const { actor, place, server } = viewer
  const { page, add } = await searchParams
  const reach = server.destinations.mayCreate(actor)
  const list = await server.destinations.list(actor, { page: readPage(page) })
  if (!list.ok) forbidden()
  const { locations } = await server.tokens.options(actor)
  return (
    <DestinationsLayout viewer={viewer}>
      <DestinationsPage
        org={place}
        list={list.value}
        hooksUrl={`${server.env.origin}/api/v1/hooks`}
        add={
          reach && (
            <AddDestination
              create={createDestination.bind(null, place.slug)}
              locations={locations}
              everywhere={reach.everywhere ? place.name : null}
              opened={add !== undefined}
            />
          )
        }
      />
    </DestinationsLayout>
  )
}
