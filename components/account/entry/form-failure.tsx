import { Banner } from '@/components/ui/banner'
import type { Failure } from '@/lib/result'

/** Message of a rejected form; rejected fields have their own. */
export function FormFailure({ failure }: { readonly failure: Failure | null }) {
  const shown = failure !== null && failure.fields === undefined
  return (
    <div role="alert" className="empty:hidden">
      {shown && (
        <Banner tone={failure.code === 'unavailable' ? 'warn' : 'bad'}>{failure.detail ?? 'Something went wrong. Try again.'}</Banner>
      )}
    </div>
  )
}
