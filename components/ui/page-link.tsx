import Link, { type LinkProps } from 'next/link'

/**
 * A link to a page of ours. Pages are read anew each time, so nothing of them can be fetched ahead: asking for every page
 * that is linked on a screen would cost the server as much as the screen itself.
 */
export function PageLink<RouteType>(props: LinkProps<RouteType>) {
  return <Link prefetch={false} {...props} />
}
