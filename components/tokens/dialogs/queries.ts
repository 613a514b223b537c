'use client'

import { noop, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { HandOverView } from '@/lib/tokens/schema'
import { useAction } from '../../session/use-action'
import { isRejection } from '../read-data'
import { type TokenDialogContext, useTokenDialogContext } from './dialog-context'

const common = { networkMode: 'always', retry: false, refetchOnWindowFocus: false, refetchOnReconnect: false } as const

const optionsQuery = ({ org, reads }: TokenDialogContext) =>
  queryOptions({ queryKey: ['token-options', org.slug], queryFn: () => reads.options(), ...common })

const limitQuery = ({ org, reads }: TokenDialogContext) =>
  queryOptions({ queryKey: ['token-limit', org.slug], queryFn: () => reads.limit(), ...common })

const firstUseQuery = ({ org, reads }: TokenDialogContext, tokenKey: string) =>
  queryOptions({ queryKey: ['token-first-use', org.slug, tokenKey], queryFn: () => reads.firstUse(tokenKey), ...common })

export function useCreateOptions() {
  const facts = useTokenDialogContext()
  const { read } = useAction()
  return useQuery({ ...optionsQuery(facts), queryFn: () => read(() => facts.reads.options()) })
}

export function useLimit() {
  const facts = useTokenDialogContext()
  const { read } = useAction()
  return useQuery({ ...limitQuery(facts), queryFn: () => read(() => facts.reads.limit()) })
}

/** The server's clock when the dialog opened; null until it is known. */
export function useServerNow(): string | null {
  const { org, reads } = useTokenDialogContext()
  const { data } = useQuery({
    queryKey: ['token-clock', org.slug],
    queryFn: async () => (await reads.page({ tab: 'yours', per: 10 })).now,
    ...common,
  })
  return data ?? null
}

const everySeconds = 2

/** How the first requests went; asked again and again while `watching` and the page is visible. */
export function useFirstUse(tokenKey: string, watching: boolean) {
  const facts = useTokenDialogContext()
  const { data } = useQuery({
    ...firstUseQuery(facts, tokenKey),
    enabled: watching,
    staleTime: 0,
    refetchInterval: watching && everySeconds * 1000,
  })
  return data
}

const followedEvery = 5_000

/** How a hand-over goes: what the page was rendered with, then what is read while it is looked at, until it is over or rejected. */
export function useHandOver(tokenKey: string, rendered: HandOverView): HandOverView {
  const { org, reads } = useTokenDialogContext()
  const { data } = useQuery({
    ...common,
    // a page that was rendered again knows better than what was read before
    queryKey: ['token-hand-over', org.slug, tokenKey, rendered.now],
    queryFn: () => reads.handOver(tokenKey),
    initialData: rendered,
    staleTime: followedEvery,
    refetchInterval: ({ state: { data, error } }) => (data?.handOver && !isRejection(error) ? followedEvery : false),
    refetchOnWindowFocus: true,
  })
  return data
}

/** Forgets what the dialogs have read about rights and limits, after a change to either. */
export function useResetQueries() {
  const { org } = useTokenDialogContext()
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: ['token-options', org.slug] })
    void client.invalidateQueries({ queryKey: ['token-limit', org.slug] })
  }
}

/** Reads ahead what the create dialog needs. */
export function usePrefetch(facts: TokenDialogContext) {
  const client = useQueryClient()
  return () => {
    client.query({ ...optionsQuery(facts), staleTime: 30_000 }).catch(noop)
    client.query({ ...limitQuery(facts), staleTime: 30_000 }).catch(noop)
  }
}
