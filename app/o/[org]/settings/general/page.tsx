import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { GeneralSettings } from '@/components/organization/general/general-settings'
import { SecondFactorCard } from '@/components/organization/general/second-factor-card'
import { requirePerson } from '@/lib/auth/require-page'
import { zonesWith } from '@/lib/time/zones'
import { saveGeneral, saveSecondFactorRule } from './actions'

export const metadata: Metadata = { title: 'General' }

export default async function General({ params }: PageProps<'/o/[org]/settings/general'>) {
  const { actor, place, server } = await requirePerson((await params).org)
  if (!server.organizations.canManage(actor)) forbidden()
  const { slug, name, timeZone } = place
  const { organizations } = server
  return (
    <GeneralSettings slug={slug} general={{ name, timeZone }} zones={zonesWith(timeZone)} save={saveGeneral.bind(null, slug)}>
      {organizations.owns(actor) && (
        <SecondFactorCard rule={await organizations.secondFactorRule(actor)} save={saveSecondFactorRule.bind(null, slug)} />
      )}
    </GeneralSettings>
  )
}
