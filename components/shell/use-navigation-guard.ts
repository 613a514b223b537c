import { useRouter } from 'next/navigation'
import { type Navigate, navigateGuarded } from './navigation-guard'

/** Goes to a page of the product as a link does: what is not saved is asked about first. */
export function useNavigationGuard(): Navigate {
  const router = useRouter()
  return (address) => navigateGuarded(address, router.push)
}
