/** Moving line at the lower edge of a positioned box while its content is refreshed. */
export function ProgressLine({ active }: { readonly active: boolean }) {
  return (
    <div aria-hidden className="pointer-events-none absolute inset-x-0 bottom-0 h-0.5 overflow-hidden">
      {active && <div className="h-full w-1/4 animate-travel bg-accent motion-reduce:w-full motion-reduce:animate-none" />}
    </div>
  )
}
