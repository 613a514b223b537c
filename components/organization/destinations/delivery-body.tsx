import { CopyButton } from '@/components/ui/copy-button'
import type { DeliveryView } from '@/lib/destinations/schema'
import { formatBytes } from './format-bytes'

/** JSON as received. It is untrusted: shown as text only. */
export function DeliveryBody({ delivery: { at, body, bytes, cut } }: { readonly delivery: DeliveryView }) {
  return (
    <div className="rounded-md bg-sunken">
      <div className="flex min-h-10 items-center justify-between gap-2 border-b border-line pr-1 pl-3.5 text-xs text-ink-3">
        JSON, {formatBytes(bytes)}
        {!cut && (
          <CopyButton value={body} label="Copy the JSON">
            Copy
          </CopyButton>
        )}
      </div>
      <section
        aria-label={`Body of the delivery of ${at}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
        tabIndex={0}
        className="max-h-[32rem] overflow-auto rounded-md"
      >
        <pre dir="ltr" translate="no" className="px-3.5 py-3 text-xs leading-5 wrap-anywhere whitespace-pre-wrap">
          {body}
        </pre>
      </section>
    </div>
  )
}
