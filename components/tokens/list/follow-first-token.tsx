'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { TokenPage } from '@/lib/tokens/schema'
import { tokensQuery } from '../query'
import { useListContext } from './list-context'
import { useListParams } from './use-list-params'

const hasRows = (page: TokenPage): boolean => page.rows.length > 0

/** Renders what the server knows again once the list has its first token. */
export function FollowFirstToken() {
  const { scope, reads } = useListContext()
  const { params } = useListParams()
  const router = useRouter()
  // reads what the list has loaded
  const { data: found } = useQuery({ ...tokensQuery(scope, params, reads.page), select: hasRows, enabled: false })
  useEffect(() => {
    if (found) router.refresh()
  }, [found, router])
  return null
}
