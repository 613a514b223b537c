import { NotFoundProblem } from '@/components/shell/not-found-problem'

export default function NotFound() {
  return <NotFoundProblem />
}
