import { Banner } from '@/components/ui/banner'
import { Button } from '@/components/ui/button'
import { ErrorCard } from '@/components/ui/error-card'
import { Skeleton, SkeletonRegion } from '@/components/ui/skeleton'
import type { Failure } from '@/lib/result'
import { CreateFields } from './create-fields'
import type { TokenKind } from './draft'
import { LimitPanel } from './limit-panel'
import type { CreateForm } from './use-create-form'

interface CreateBodyProps {
  readonly form: CreateForm
  readonly failure: Failure | null
}

/** True if the form is shown: options are loaded and a slot is free. */
export const showsFields = ({ draft, full, options, limit }: CreateForm): boolean =>
  draft !== null && !full && options.data?.paused === null && (limit.data !== undefined || limit.isError)

/** True if the form will not be shown. */
export const isBlocked = ({ full, options }: CreateForm): boolean => full || options.isError || (options.data?.paused ?? null) !== null

export function CreateBody({ form, failure }: CreateBodyProps) {
  const { options, limit, draft, patch, full } = form
  if (options.isError) return <ErrorCard thing="The form" onRetry={() => void options.refetch()} retrying={options.isFetching} />
  if (options.data?.paused) return <Paused note={options.data.paused.note} />
  if (full && limit.data) {
    return (
      <div className="flex flex-col gap-4">
        <LimitPanel state={limit.data} />
        <OtherTypes form={form} />
      </div>
    )
  }
  if (!showsFields(form) || !draft || !options.data) return <Loading />
  return <CreateFields draft={draft} patch={patch} options={options.data} failure={failure} />
}

const Paused = ({ note }: { readonly note: string | null }) => (
  <Banner tone="warn">Your organization has paused new tokens.{note && ` ${note}`}</Banner>
)

const otherTypeLabels: Record<Exclude<TokenKind, 'user'>, string> = {
  admin: 'Create an admin token instead',
  location: 'Create a location token instead',
}

function OtherTypes({ form }: { readonly form: CreateForm }) {
  const others = form.options.data?.types.flatMap(({ type, allowed }) => (allowed && type !== 'user' ? [type] : [])) ?? []
  return (
    <div className="-ml-3.5 flex flex-wrap">
      {others.map((type) => (
        <Button key={type} variant="quiet" onClick={() => form.patch({ type })}>
          {otherTypeLabels[type]}
        </Button>
      ))}
    </div>
  )
}

function Loading() {
  return (
    <SkeletonRegion label="Loading the form">
      <div className="flex flex-col gap-6 py-1">
        {['w-16', 'w-12', 'w-20', 'w-14'].map((width) => (
          <div key={width} className="flex flex-col gap-2.5">
            <Skeleton className={width} />
            <Skeleton className="h-9 w-full" />
          </div>
        ))}
      </div>
    </SkeletonRegion>
  )
}
