import { Button } from './button'

/** Heads the filters on a phone, where they are a sheet: the popover `id`. */
export function FilterSheetHeader({ id }: { readonly id: string }) {
  return (
    <header className="flex items-center justify-between sm:hidden">
      <h2 className="text-lg">Filter</h2>
      <Button variant="quiet" popoverTarget={id} popoverTargetAction="hide" className="-mr-3.5">
        Done
      </Button>
    </header>
  )
}
