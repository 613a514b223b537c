import { OrganisationProblem } from '@/components/shell/organisation-problem'

export default function Forbidden() {
  return <OrganisationProblem kind="forbidden" />
}
