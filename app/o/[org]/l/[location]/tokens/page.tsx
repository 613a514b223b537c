import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { readParams } from '@/components/tokens/list-params'
import { requirePerson } from '@/lib/auth/require-page'
import { ListView } from '../../../tokens/list-view'
import { loadListContext } from '../../../tokens/load-list-context'

export const metadata: Metadata = { title: 'Location API tokens' }

export default async function LocationTokensPage({ params, searchParams }: PageProps<'/o/[org]/l/[location]/tokens'>) {
  const { org, location } = await params
  const viewer = await requirePerson(org)
  const context = (await loadListContext(viewer, location, 'locations')) ?? notFound()
  if (!context.tabs.includes('locations')) forbidden()
  const listParams = readParams(await searchParams)
  return <ListView viewer={viewer} context={context} params={{ ...listParams, tab: 'locations', location: context.location?.id ?? null }} />
}
