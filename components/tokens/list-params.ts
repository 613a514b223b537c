import { searchTextOf } from '@/lib/token-format'
import type { ListQuery, Sort, Tab } from '@/lib/tokens/schema'
import { sortLabels, statusFilterLabels, typeFilterLabels } from './labels'

/** All query parameters of the list, with defaults filled in. */
export type ListParams = Readonly<ListQuery>

interface Param<T> {
  readonly fallback: T
  parse(text: string): T | null
  serialize(value: T): string
}

const tabs = ['yours', 'organization', 'locations', 'managed'] as const satisfies readonly Tab[]
export const pageSizes = [10, 25, 50, 100] as const

/** What a search for this text looks for: never the secret of a token, at most 100 characters. */
export function searchTerm(text: string): string {
  return searchTextOf(text).slice(0, 100)
}

const keys = <T extends string>(labels: Readonly<Record<T, string>>) => Object.keys(labels) as T[]

const search: Param<string> = { fallback: '', parse: searchTerm, serialize: (value) => value }

const id: Param<string | null> = { fallback: null, parse: (value) => value.slice(0, 64) || null, serialize: (value) => value ?? '' }

function oneOf<T extends string, F extends T | null>(allowed: readonly T[], fallback: F): Param<T | F> {
  return { fallback, parse: (value) => allowed.find((each) => each === value) ?? null, serialize: (value) => value ?? '' }
}

function someOf<T extends string>(allowed: readonly T[]): Param<T[]> {
  return {
    fallback: [],
    parse: (value) => allowed.filter((each) => value.split(',').includes(each)),
    serialize: (value) => value.join(','),
  }
}

const flag: Param<boolean> = { fallback: false, parse: (value) => value === '1', serialize: (value) => (value ? '1' : '0') }

function wholeNumber<T extends number>(fallback: T, allowed: (value: number) => boolean): Param<T> {
  return {
    fallback,
    parse: (value) => (/^\d{1,6}$/.test(value) && allowed(Number(value)) ? (Number(value) as T) : null),
    serialize: String,
  }
}

/** Allowed values and default of each query parameter. */
export const listParams: { readonly [K in keyof ListParams]: Param<ListParams[K]> } = {
  tab: oneOf(tabs, 'yours'),
  q: search,
  status: someOf(keys(statusFilterLabels)),
  type: oneOf(keys(typeFilterLabels), null),
  owner: id,
  location: id,
  scope: id,
  removed: flag,
  sort: oneOf<Sort, Sort>(keys(sortLabels), 'created.desc'),
  page: wholeNumber(1, (value) => value >= 1 && value <= 100_000),
  per: wholeNumber<ListParams['per']>(25, (value) => pageSizes.some((size) => size === value)),
}

const names = Object.keys(listParams) as (keyof ListParams)[]

const readParam = <K extends keyof ListParams>(name: K, given: string | null): ListParams[K] =>
  (given === null ? null : listParams[name].parse(given)) ?? listParams[name].fallback

/** An invalid value counts as missing; of a repeated parameter the first value counts. */
export function readParams(given: Readonly<Record<string, string | string[] | undefined>>): ListParams {
  const first = (name: string) => {
    const value = given[name]
    return (Array.isArray(value) ? value[0] : value) ?? null
  }
  return Object.fromEntries(names.map((name) => [name, readParam(name, first(name))])) as unknown as ListParams
}

export const readQuery = (query: string): ListParams => readParams(Object.fromEntries([...new URLSearchParams(query)].toReversed()))

function writeParam<K extends keyof ListParams>(name: K, params: ListParams): string | null {
  const written = listParams[name].serialize(params[name])
  return written === listParams[name].serialize(listParams[name].fallback) ? null : written
}

/** A query string without the parameters that have their default value: `tab=locations&page=2`. */
export function writeParams(params: ListParams): string {
  const query = new URLSearchParams()
  for (const name of names) {
    const written = writeParam(name, params)
    if (written !== null) query.set(name, written)
  }
  return query.toString().replaceAll('%2C', ',')
}

const optionFilters = ['type', 'owner', 'location', 'scope', 'removed'] as const
const filters = ['q', 'status', ...optionFilters] as const

/** Number of filters set besides status and search, which are always visible. */
export const countFilters = (params: ListParams): number => optionFilters.filter((name) => writeParam(name, params) !== null).length

/** True if "Clear filters" would change the list. */
export const isFiltered = (params: ListParams): boolean => filters.some((name) => writeParam(name, params) !== null)

export const noFilters = Object.fromEntries(filters.map((name) => [name, listParams[name].fallback])) as Pick<
  ListParams,
  (typeof filters)[number]
>

/** Null resets a parameter to its default. */
export type ParamsChange = { readonly [K in keyof ListParams]?: ListParams[K] | null }

/** Query string after a change, on the first page unless the change names one; null if nothing changes. */
export function changeParams(query: string, change: ParamsChange): string | null {
  const defaults = readParams({})
  const changed = Object.entries({ page: null, ...change }).map(([name, value]) => [name, value ?? defaults[name as keyof ListParams]])
  const before = readQuery(query)
  const after = writeParams({ ...before, ...Object.fromEntries(changed) })
  return after === writeParams(before) ? null : after
}
