import { redirect } from 'next/navigation'
import { tokensAddress } from '@/components/shell/paths'

export default async function OrganizationPage({ params }: PageProps<'/o/[org]'>) {
  redirect(tokensAddress((await params).org))
}
