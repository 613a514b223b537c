import { sourceOf } from './sources'

/** The shortest way at run time from a file to something `forbidden` names, or null. */
export function wayTo(start: string, forbidden: (target: string) => boolean): string[] | null {
  const seen = new Set([start])
  const queue = [[start]]
  for (let way = queue.shift(); way; way = queue.shift()) {
    for (const target of runtimeTargets(way.at(-1) ?? '')) {
      if (forbidden(target)) return [...way, target]
      if (!seen.has(target)) queue.push([...way, target])
      seen.add(target)
    }
  }
  return null
}

/** A server action named by client code is an address in the browser, not code. */
function runtimeTargets(path: string): string[] {
  const source = sourceOf.get(path)
  if (!source || /^\s*['"]use server['"]/.test(source.text)) return []
  return source.imports.filter(({ typeOnly }) => !typeOnly).map(({ target }) => target)
}
