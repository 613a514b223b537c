import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { GeneralSettings } from '@/components/organization/general/general-settings'
import { requirePerson } from '@/lib/auth/require-page'
import { zonesWith } from '@/lib/time/zones'
import { saveGeneral } from './actions'

export const metadata: Metadata = { title: 'General' }

export default async function General({ params }: PageProps<'/o/[org]/settings/general'>) {
  const { actor, place, server } = await requirePerson((await params).org)
  if (!server.organizations.canManage(actor)) forbidden()
  const { slug, name, timeZone } = place
  return <GeneralSettings slug={slug} general={{ name, timeZone }} zones={zonesWith(timeZone)} save={saveGeneral.bind(null, slug)} />
}
