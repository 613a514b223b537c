import { useRouter } from 'next/navigation'
import { type Navigate, navigateGuarded } from './navigation-guard'

/** Returns a function that opens a page unless a guard blocks it. */
export function useNavigationGuard(): Navigate {
  const router = useRouter()
  return (path) => navigateGuarded(path, router.push)
}
