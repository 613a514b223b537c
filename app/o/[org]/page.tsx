import { redirect } from 'next/navigation'
import { tokensPath } from '@/components/shell/paths'

export default async function OrganizationPage({ params }: PageProps<'/o/[org]'>) {
  redirect(tokensPath((await params).org))
}
