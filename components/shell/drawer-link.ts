export const drawerLink =
  'tap flex w-full items-center gap-2.5 rounded-md px-2.5 py-1.5 text-left text-sm text-ink transition-colors hover:bg-sunken aria-[current]:font-semibold'
