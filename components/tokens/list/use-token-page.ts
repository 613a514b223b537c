import { useQuery } from '@tanstack/react-query'
import { useAction } from '../../session/use-action'
import { tokensQuery } from '../query'
import { useListContext } from './list-context'
import { useListParams } from './use-list-params'

/** The page of tokens that the URL describes; prompts for sign-in if the session has ended. */
export function useTokenPage() {
  const { scope, reads } = useListContext()
  const { params } = useListParams()
  const { read } = useAction()
  return useQuery(tokensQuery(scope, params, (filter) => read(() => reads.page(filter))))
}
