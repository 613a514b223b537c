import { OrganisationProblem } from '@/components/shell/organisation-problem'

export default function NotFound() {
  return <OrganisationProblem kind="missing" />
}
