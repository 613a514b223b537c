import type { DeliveryView } from '@/lib/destinations/schema'

/** JSON as received. It is untrusted: shown as text only. */
export function DeliveryBody({ delivery: { at, body } }: { readonly delivery: DeliveryView }) {
  return (
    <section
      aria-label={`Body of the delivery of ${at}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
      tabIndex={0}
      className="max-h-[32rem] overflow-auto rounded-md bg-sunken"
    >
      <pre dir="ltr" translate="no" className="px-3.5 py-3 text-xs leading-5 wrap-anywhere whitespace-pre-wrap">
        {body}
      </pre>
    </section>
  )
}
