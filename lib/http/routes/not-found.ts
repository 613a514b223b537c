import type { Route } from '../handler'

/** Every path of the API that has no route. */
export const notFound: Route = { operations: {}, isServed: () => false }
