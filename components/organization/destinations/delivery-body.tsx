import { CopyButton } from '@/components/ui/copy-button'
import type { DeliveryView } from '@/lib/destinations/schema'

/** JSON as received. It is untrusted: shown as text only. */
export function DeliveryBody({ delivery: { at, body, cut } }: { readonly delivery: DeliveryView }) {
  return (
    <div className="relative rounded-md bg-sunken">
      <section
        aria-label={`Body of the delivery of ${at}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
        tabIndex={0}
        className="max-h-[32rem] overflow-auto rounded-md"
      >
        <pre dir="ltr" translate="no" className="min-h-12 py-3 pr-24 pl-3.5 text-xs leading-5 wrap-anywhere whitespace-pre-wrap">
          {body}
        </pre>
      </section>
      {!cut && (
        <div data-noprint className="absolute top-1.5 right-1.5">
          <CopyButton value={body} label="Copy the JSON" variant="secondary">
            Copy
          </CopyButton>
        </div>
      )}
    </div>
  )
}
