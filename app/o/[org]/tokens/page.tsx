import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { readParams } from '@/components/tokens/list-params'
import { requirePerson } from '@/lib/auth/require-page'
import { ListView } from './list-view'
import { loadListContext } from './load-list-context'

export const metadata: Metadata = { title: 'API tokens' }

export default async function TokensPage({ params, searchParams }: PageProps<'/o/[org]/tokens'>) {
  const visit = await requirePerson((await params).org)
  const address = readParams(await searchParams)
  const frame = (await loadListContext(visit, null, address.tab)) ?? notFound()
  if (!frame.tabs.includes(address.tab)) forbidden()
  return <ListView visit={visit} frame={frame} address={address} />
}
