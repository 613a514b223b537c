import type { ListQuery, Sort, Tab } from '@/lib/tokens/schema'
import { sortWords, statusFilterWords, typeFilterWords } from './labels'

/** The list as its address names it: every part has a value. */
export type ListAddress = Readonly<ListQuery>

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
export const addressParts: { readonly [K in keyof ListAddress]: Part<ListAddress[K]> } = {
  tab: oneOf(tabs, 'yours'),
  q: text(100),
  status: someOf(keys(statusFilterWords)),
  type: oneOf(keys(typeFilterWords), null),
  owner: id,
  location: id,
  scope: id,
  removed: flag,
  sort: oneOf<Sort, Sort>(keys(sortWords), 'created.desc'),
  page: wholeNumber(1, (value) => value >= 1 && value <= 100_000),
  per: wholeNumber<ListAddress['per']>(25, (value) => pageSizes.some((size) => size === value)),
}

const names = Object.keys(addressParts) as (keyof ListAddress)[]

const readPart = <K extends keyof ListAddress>(name: K, given: string | null): ListAddress[K] =>
  (given === null ? null : addressParts[name].parse(given)) ?? addressParts[name].fallback

/** Reads the list from its address; what it does not understand is as if absent. */
export function readAddress(given: Readonly<Record<string, string | string[] | undefined>>): ListAddress {
  const first = (name: string) => {
    const value = given[name]
    return (Array.isArray(value) ? value[0] : value) ?? null
  }
  return Object.fromEntries(names.map((name) => [name, readPart(name, first(name))])) as unknown as ListAddress
}

/** The list as a query string says it; of a part that is given twice the first one counts. */
export const readQuery = (query: string): ListAddress => readAddress(Object.fromEntries([...new URLSearchParams(query)].toReversed()))

function writePart<K extends keyof ListAddress>(name: K, address: ListAddress): string | null {
  const written = addressParts[name].serialize(address[name])
  return written === addressParts[name].serialize(addressParts[name].fallback) ? null : written
}

/** The address as a query string, without what is as if absent: `tab=locations&page=2`. */
export function writeAddress(address: ListAddress): string {
  const query = new URLSearchParams()
  for (const name of names) {
    const written = writePart(name, address)
    if (written !== null) query.set(name, written)
  }
  return query.toString().replaceAll('%2C', ',')
}

const filters = ['q', 'status', 'type', 'owner', 'location', 'scope', 'removed'] as const

/** Whether anything narrows or widens the list, so that "Clear filters" makes sense. */
export const isFiltered = (address: ListAddress): boolean => filters.some((name) => writePart(name, address) !== null)

export const noFilters = Object.fromEntries(filters.map((name) => [name, addressParts[name].fallback])) as Pick<
  ListAddress,
  (typeof filters)[number]
>

/** Parts to change; null is as if absent. */
export type AddressChange = { readonly [K in keyof ListAddress]?: ListAddress[K] | null }

/** The query string after a change, on its first page unless one is named; null where nothing changes. */
export function changeAddress(query: string, change: AddressChange): string | null {
  const blank = readAddress({})
  const wanted = Object.entries({ page: null, ...change }).map(([name, value]) => [name, value ?? blank[name as keyof ListAddress]])
  const before = readQuery(query)
  const after = writeAddress({ ...before, ...Object.fromEntries(wanted) })
  return after === writeAddress(before) ? null : after
}
