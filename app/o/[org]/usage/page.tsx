import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { readReportParams } from '@/components/usage/report/report-params'
import { ReportScreen } from '@/components/usage/report/report-screen'
import { requirePerson } from '@/lib/auth/require-page'

export const metadata: Metadata = { title: 'Usage' }

export default async function UsagePage({ params, searchParams }: PageProps<'/o/[org]/usage'>) {
  const { actor, place, server } = await requirePerson((await params).org)
  const filter = readReportParams(await searchParams)
  const report = await server.tokens.report(actor, filter)
  if (!report.ok) forbidden()
  return <ReportScreen org={place.slug} params={filter} report={report.value} />
}
