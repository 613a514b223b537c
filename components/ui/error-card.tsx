import CircleAlert from 'lucide-react/icons/circle-alert'
import { Button } from './button'
import { CopyButton } from './copy-button'
import { EmptyState } from './empty-state'

interface ErrorCardProps {
  /** Subject of the message: "Tokens". */
  readonly thing: string
  readonly onRetry: () => void
  readonly retrying?: boolean | undefined
  /** Identifies the error in the server log. */
  readonly reference?: string | undefined
}

export const ErrorCard = ({ thing, onRetry, retrying, reference }: ErrorCardProps) => (
  <EmptyState
    role="alert"
    title={`${thing} could not be loaded.`}
    drawing={<CircleAlert aria-hidden size={28} strokeWidth={1.75} className="text-bad" />}
    actions={
      <>
        <Button variant="primary" onClick={onRetry} busy={retrying} busyLabel="Trying…">
          Try again
        </Button>
        {reference && (
          <CopyButton value={reference} label={`Copy error reference ${reference}`}>
            Copy error reference {reference}
          </CopyButton>
        )}
      </>
    }
  />
)
