import { OrganizationProblem } from '@/components/shell/organization-problem'

export default function Forbidden() {
  return <OrganizationProblem kind="forbidden" />
}
