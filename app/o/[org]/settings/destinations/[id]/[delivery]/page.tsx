import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { DeliveryPage } from '@/components/organization/destinations/delivery-page'
import { requirePerson } from '@/lib/auth/require-page'

export const metadata: Metadata = { title: 'Delivery' }

export default async function Delivery({ params }: PageProps<'/o/[org]/settings/destinations/[id]/[delivery]'>) {
  const { org, id, delivery } = await params
  const { actor, place, server } = await requirePerson(org)
  const [shown, arrived, now] = await Promise.all([
    server.destinations.show(actor, id),
    server.destinations.delivery(actor, id, delivery),
    server.clock.now(),
  ])
  if (!arrived.ok) return arrived.error.code === 'forbidden' ? forbidden() : notFound()
  if (!shown.ok) return notFound()
  return <DeliveryPage org={place} destination={shown.value.destination} detail={arrived.value} now={now.toISOString()} />
}
