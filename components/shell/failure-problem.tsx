import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'

export interface FailureProblemProps {
  readonly error: unknown
  readonly retry: () => void
}

const referenceOf = (error: unknown): string | null =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null

const key =
  'M14.6 6H39.5L43 10l-3.5 4.6h-.7L37.6 12h-1.4L35 14.6h-.9l-1.2-.6h-1.4l-1.2.6h-.9L28.2 8h-1.4l-1.2 6.6h-.9L23.5 8h-1.4l-1.2 6.6H20L18.8 10h-1.4l-1.2 4.6h-1.6A7.6 7.6 0 1 1 14.6 6ZM6.4 8.2a2.1 2.1 0 1 0 .01 0Z'

/** Shown for a server error. Every page includes it, so it must stay small: the drawing is a constant. */
export function FailureProblem({ error, retry }: FailureProblemProps) {
  const reference = referenceOf(error)
  return (
    <EmptyState
      page
      title="Something went wrong on our side."
      drawing={
        <svg aria-hidden="true" viewBox="0 0 44 20" width={72} className="fill-none stroke-ink-3 stroke-[1.1] [stroke-linejoin:round]">
          <path d={key} />
        </svg>
      }
      actions={
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
      }
    >
      {reference && (
        <>
          If this keeps happening, send this reference to your administrator: <code>{reference}</code>
        </>
      )}
    </EmptyState>
  )
}
