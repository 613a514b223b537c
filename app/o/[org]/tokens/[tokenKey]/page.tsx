import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { sessionActions } from '@/app/session/session-actions'
import { DetailScreen } from '@/components/tokens/detail/detail-screen'
import { TokenDetail } from '@/components/tokens/detail/token-detail'
import { readPeriod } from '@/components/usage/period'
import { requirePerson } from '@/lib/auth/require-page'
import { boundActions } from '../bound-actions'

type Props = PageProps<'/o/[org]/tokens/[tokenKey]'>

export const metadata: Metadata = { title: 'API token' }

export default async function TokenPage({ params, searchParams }: Props) {
  const { org, tokenKey } = await params
  const { actor, place, server } = await requirePerson(org)
  const period = readPeriod((await searchParams).days)
  const [detail, usage, recent] = await Promise.all([
    server.tokens.show(actor, tokenKey),
    server.tokens.usage(actor, tokenKey, period),
    server.tokens.recentRequests(actor, tokenKey, { rejected: false }),
  ])
  if (!detail.ok || !usage.ok || !recent.ok) notFound()
  return (
    <DetailScreen
      org={{ slug: place.slug, name: place.name }}
      actions={boundActions(place.slug)}
      session={sessionActions}
      apiBase={`${server.env.origin}/api/v1`}
    >
      <TokenDetail detail={detail.value} usage={usage.value} period={period} recent={recent.value} />
    </DetailScreen>
  )
}
