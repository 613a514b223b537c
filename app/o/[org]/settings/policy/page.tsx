import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { PolicyScreen } from '@/components/organization/policy/policy-screen'
import { requirePerson } from '@/lib/auth/require-page'
import { presets } from '@/lib/tokens/index'
import { savePolicy } from './actions'

export const metadata: Metadata = { title: 'Token policy' }

export default async function PolicyPage({ params }: PageProps<'/o/[org]/settings/policy'>) {
  const { actor, place, server } = await requirePerson((await params).org)
  const policy = await server.tokens.policy.show(actor)
  if (!policy.ok) forbidden()
  return <PolicyScreen org={place.slug} policy={policy.value} presets={presets} save={savePolicy.bind(null, place.slug)} />
}
