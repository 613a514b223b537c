import { ForbiddenProblem } from '@/components/shell/forbidden-problem'

export default function Forbidden() {
  return <ForbiddenProblem />
}
