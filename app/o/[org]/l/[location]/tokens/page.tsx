import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { readParams } from '@/components/tokens/list-params'
import { requirePerson } from '@/lib/auth/require-page'
import { ListView } from '../../../tokens/list-view'
import { loadListContext } from '../../../tokens/load-list-context'

export const metadata: Metadata = { title: 'API tokens of a location' }

export default async function LocationTokensPage({ params, searchParams }: PageProps<'/o/[org]/l/[location]/tokens'>) {
  const { org, location } = await params
  const visit = await requirePerson(org)
  const frame = (await loadListContext(visit, location, 'locations')) ?? notFound()
  if (!frame.tabs.includes('locations')) forbidden()
  const address = readParams(await searchParams)
  return <ListView visit={visit} frame={frame} address={{ ...address, tab: 'locations', location: frame.location?.id ?? null }} />
}
