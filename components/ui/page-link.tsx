import Link, { type LinkProps } from 'next/link'

/** Link within the app, without prefetching: pages are never cached, so each prefetch would cost the server a full page. */
export function PageLink<RouteType>(props: LinkProps<RouteType>) {
  return <Link prefetch={false} {...props} />
}
