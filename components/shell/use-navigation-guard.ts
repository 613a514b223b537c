import { useRouter } from 'next/navigation'
import { type Go, leave } from './navigation-guard'

/** Goes to a page of the product as a link does: what is not saved is asked about first. */
export function useLeave(): Go {
  const router = useRouter()
  return (address) => leave(address, router.push)
}
