import type { ListQuery, Sort, Tab } from '@/lib/tokens/schema'
import { sortLabels, statusFilterLabels, typeFilterLabels } from './labels'

/** The list as its address names it: every part has a value. */
export type ListParams = Readonly<ListQuery>

interface Part<T> {
  readonly fallback: T
  parse(text: string): T | null
  serialize(value: T): string
}

const tabs = ['yours', 'organization', 'locations', 'managed'] as const satisfies readonly Tab[]
export const pageSizes = [10, 25, 50, 100] as const

const keys = <T extends string>(words: Readonly<Record<T, string>>) => Object.keys(words) as T[]

const text = (max: number): Part<string> => ({ fallback: '', parse: (given) => given.slice(0, max), serialize: (value) => value })

const id: Part<string | null> = { fallback: null, parse: (given) => given.slice(0, 64) || null, serialize: (value) => value ?? '' }

function oneOf<T extends string, F extends T | null>(allowed: readonly T[], fallback: F): Part<T | F> {
  return { fallback, parse: (given) => allowed.find((each) => each === given) ?? null, serialize: (value) => value ?? '' }
}

function someOf<T extends string>(allowed: readonly T[]): Part<T[]> {
  return {
    fallback: [],
    parse: (given) => allowed.filter((each) => given.split(',').includes(each)),
    serialize: (value) => value.join(','),
  }
}

const flag: Part<boolean> = { fallback: false, parse: (given) => given === '1', serialize: (value) => (value ? '1' : '0') }

function wholeNumber<T extends number>(fallback: T, allowed: (value: number) => boolean): Part<T> {
  return {
    fallback,
    parse: (given) => (/^\d{1,6}$/.test(given) && allowed(Number(given)) ? (Number(given) as T) : null),
    serialize: String,
  }
}

/** What each part of the address may say, and what it means when it is absent. */
export const paramNames: { readonly [K in keyof ListParams]: Part<ListParams[K]> } = {
  tab: oneOf(tabs, 'yours'),
  q: text(100),
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

const names = Object.keys(paramNames) as (keyof ListParams)[]

const readPart = <K extends keyof ListParams>(name: K, given: string | null): ListParams[K] =>
  (given === null ? null : paramNames[name].parse(given)) ?? paramNames[name].fallback

/** Reads the list from its address; what it does not understand is as if absent. */
export function readParams(given: Readonly<Record<string, string | string[] | undefined>>): ListParams {
  const first = (name: string) => {
    const value = given[name]
    return (Array.isArray(value) ? value[0] : value) ?? null
  }
  return Object.fromEntries(names.map((name) => [name, readPart(name, first(name))])) as unknown as ListParams
}

/** The list as a query string says it; of a part that is given twice the first one counts. */
export const readQuery = (query: string): ListParams => readParams(Object.fromEntries([...new URLSearchParams(query)].toReversed()))

function writePart<K extends keyof ListParams>(name: K, address: ListParams): string | null {
  const written = paramNames[name].serialize(address[name])
  return written === paramNames[name].serialize(paramNames[name].fallback) ? null : written
}

/** The address as a query string, without what is as if absent: `tab=locations&page=2`. */
export function writeParams(address: ListParams): string {
  const query = new URLSearchParams()
  for (const name of names) {
    const written = writePart(name, address)
    if (written !== null) query.set(name, written)
  }
  return query.toString().replaceAll('%2C', ',')
}

const filters = ['q', 'status', 'type', 'owner', 'location', 'scope', 'removed'] as const

/** Whether anything narrows or widens the list, so that "Clear filters" makes sense. */
export const isFiltered = (address: ListParams): boolean => filters.some((name) => writePart(name, address) !== null)

export const noFilters = Object.fromEntries(filters.map((name) => [name, paramNames[name].fallback])) as Pick<
  ListParams,
  (typeof filters)[number]
>

/** Parts to change; null is as if absent. */
export type ParamsChange = { readonly [K in keyof ListParams]?: ListParams[K] | null }

/** The query string after a change, on its first page unless one is named; null where nothing changes. */
export function changeParams(query: string, change: ParamsChange): string | null {
  const blank = readParams({})
  const wanted = Object.entries({ page: null, ...change }).map(([name, value]) => [name, value ?? blank[name as keyof ListParams]])
  const before = readQuery(query)
  const after = writeParams({ ...before, ...Object.fromEntries(wanted) })
  return after === writeParams(before) ? null : after
}
