import { OrganizationProblem } from '@/components/shell/organization-problem'

export default function NotFound() {
  return <OrganizationProblem kind="missing" />
}
