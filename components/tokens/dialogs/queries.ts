'use client'

import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { FirstUse, HandOverView, RecentRequests } from '@/lib/tokens/schema'
import { useAction } from '../../session/use-action'
import { isRejection } from '../read-data'
import { common, limitQuery, optionsQuery } from './create-queries'
import { type TokenDialogContext, useTokenDialogContext } from './dialog-context'
import { keepFirst } from './reveal/first-request'

type Read = ReturnType<typeof useAction>['read']

function firstUseQuery({ org, reads }: TokenDialogContext, read: Read, tokenKey: string) {
  const queryKey = ['token-first-use', org.slug, tokenKey] as const
  return queryOptions({
    queryKey,
    queryFn: async ({ client }) => {
      const latest = await read(() => reads.firstUse(tokenKey))
      return keepFirst(client.getQueryData<FirstUse>(queryKey), latest)
    },
    // the secret of a later rotation has another first request
    gcTime: 0,
    ...common,
  })
}

export function useCreateOptions() {
  const context = useTokenDialogContext()
  const { read } = useAction()
  return useQuery({ ...optionsQuery(context), queryFn: () => read(() => context.reads.options()) })
}

export function useLimit() {
  const context = useTokenDialogContext()
  const { read } = useAction()
  return useQuery({ ...limitQuery(context), queryFn: () => read(() => context.reads.limit()) })
}

/** The server's clock when the dialog opened, or null until it is known. */
export function useServerNow(): string | null {
  const { org, reads } = useTokenDialogContext()
  const { read } = useAction()
  const { data } = useQuery({
    queryKey: ['token-clock', org.slug],
    queryFn: async () => (await read(() => reads.page({ tab: 'yours', per: 10 }))).now,
    ...common,
  })
  return data ?? null
}

const firstUseIntervalMs = 2_000

/** First requests of a token, polled while `watching` and the page is visible. */
export function useFirstUse(tokenKey: string, watching: boolean) {
  const context = useTokenDialogContext()
  const { read } = useAction()
  const { data } = useQuery({
    ...firstUseQuery(context, read, tokenKey),
    enabled: watching,
    staleTime: 0,
    refetchInterval: ({ state: { error } }) => (watching && !isRejection(error) ? firstUseIntervalMs : false),
  })
  return data
}

const handOverIntervalMs = 5_000

/** Progress of a hand-over: starts with the rendered state and polls until it is finished or the read is rejected. */
export function useHandOver(tokenKey: string, rendered: HandOverView): HandOverView {
  const { org, reads } = useTokenDialogContext()
  const { read } = useAction()
  const { data } = useQuery({
    ...common,
    // a page rendered again replaces what was read before
    queryKey: ['token-hand-over', org.slug, tokenKey, rendered.now],
    queryFn: () => read(() => reads.handOver(tokenKey)),
    initialData: rendered,
    staleTime: handOverIntervalMs,
    refetchInterval: ({ state: { data, error } }) => (data?.handOver && !isRejection(error) ? handOverIntervalMs : false),
    refetchOnWindowFocus: true,
  })
  return data
}

const requestsIntervalMs = 5_000

interface RequestQuery {
  readonly tokenKey: string
  /** Only rejected requests. */
  readonly rejected: boolean
  readonly live: boolean
}

/** Recent requests of a token: starts with the rendered ones and polls while it is live. */
export function useRecentRequests({ tokenKey, rejected, live }: RequestQuery, rendered: RecentRequests): RecentRequests {
  const { org, reads } = useTokenDialogContext()
  const { read } = useAction()
  const { data = rejected ? onlyRejected(rendered) : rendered } = useQuery({
    ...common,
    queryKey: ['token-requests', org.slug, tokenKey, rendered.now, rejected],
    queryFn: () => read(() => reads.recentRequests(tokenKey, rejected)),
    ...(rejected ? {} : { initialData: rendered }),
    staleTime: requestsIntervalMs,
    refetchInterval: ({ state: { error } }) => (live && !isRejection(error) ? requestsIntervalMs : false),
    refetchOnWindowFocus: live,
  })
  return data
}

/** Shown until the server has searched further back. */
const onlyRejected = ({ requests, now }: RecentRequests): RecentRequests => ({
  requests: requests.filter(({ code }) => code !== 'ok'),
  now,
})

/** Invalidates cached permissions and limits after a change to either. */
export function useInvalidateQueries() {
  const { org } = useTokenDialogContext()
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: ['token-options', org.slug] })
    void client.invalidateQueries({ queryKey: ['token-limit', org.slug] })
  }
}
