import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { AddDestination } from '@/components/organization/destinations/add-destination'
import { DestinationsPage } from '@/components/organization/destinations/destinations-page'
import { readPage } from '@/components/organization/destinations/read-page'
import { requirePerson } from '@/lib/auth/require-page'
import { createDestination } from './actions'
import { DestinationsLayout } from './load-destinations'

export const metadata: Metadata = { title: 'Destinations' }

export default async function Destinations({ params, searchParams }: PageProps<'/o/[org]/settings/destinations'>) {
  const visit = await requirePerson((await params).org)
  const { actor, place, server } = visit
  const { page, add } = await searchParams
  const places = server.destinations.mayCreate(actor)
  const list = await server.destinations.list(actor, { page: readPage(page) })
  if (!list.ok) forbidden()
  const { locations } = await server.tokens.options(actor)
  return (
    <DestinationsLayout visit={visit}>
      <DestinationsPage
        org={place}
        list={list.value}
        add={
          places && (
            <AddDestination
              create={createDestination.bind(null, place.slug)}
              locations={locations}
              everywhere={places.everywhere ? place.name : null}
              opened={add !== undefined}
            />
          )
        }
      />
    </DestinationsLayout>
  )
}
