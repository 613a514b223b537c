import type { Route } from '../perform'

/** Every path of the API that has no route. */
export const notFound: Route = { operations: {}, isServed: () => false }
