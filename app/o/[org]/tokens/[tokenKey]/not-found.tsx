import { MissingToken } from '@/components/tokens/detail/missing-token'

export default function NotFound() {
  return <MissingToken />
}
