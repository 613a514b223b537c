import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import { readParams } from '@/components/tokens/list-params'
import { readOpening } from '@/components/tokens/new-token-path'
import { requirePerson } from '@/lib/auth/require-page'
import { ListView } from './list-view'
import { loadListContext } from './load-list-context'

export const metadata: Metadata = { title: 'API tokens' }

export default async function TokensPage({ params, searchParams }: PageProps<'/o/[org]/tokens'>) {
  const viewer = await requirePerson((await params).org)
  const given = await searchParams
  const listParams = readParams(given)
  const context = (await loadListContext(viewer, null, listParams.tab)) ?? notFound()
  if (!context.tabs.includes(listParams.tab)) forbidden()
  return <ListView viewer={viewer} context={context} params={listParams} opening={readOpening(given, context.creatable)} />
}
