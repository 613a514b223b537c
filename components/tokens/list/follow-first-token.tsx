'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useTokenPage } from './use-token-page'

/** Renders the page again, with its first steps, once the list has a token. In the boundary of the list, which hydrates its data first. */
export function FollowFirstToken() {
  const { data: page } = useTokenPage()
  const router = useRouter()
  const found = page !== undefined && page.rows.length > 0
  useEffect(() => {
    if (found) router.refresh()
  }, [found, router])
  return null
}
