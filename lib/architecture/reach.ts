import { sourceOf } from './sources'

/** The shortest chain of runtime imports from a file to a forbidden target, or null. */
export function importChain(start: string, forbidden: (target: string) => boolean): string[] | null {
  const seen = new Set([start])
  const queue = [[start]]
  for (let chain = queue.shift(); chain; chain = queue.shift()) {
    for (const target of runtimeTargets(chain.at(-1) ?? '')) {
      if (forbidden(target)) return [...chain, target]
      if (!seen.has(target)) queue.push([...chain, target])
      seen.add(target)
    }
  }
  return null
}

/** Packages that a file loads at run time, Node's own not included. */
export function reachedPackages(start: string): string[] {
  const packages = new Set<string>()
  const seen = new Set([start])
  for (const path of seen) {
    for (const target of runtimeTargets(path)) {
      if (sourceOf.has(target)) seen.add(target)
      else if (!target.startsWith('node:') && !/^(\.|lib\/)/.test(target)) packages.add(target)
    }
  }
  return [...packages].sort()
}

/** Client code imports a server action as a reference, not as code. */
function runtimeTargets(path: string): string[] {
  const source = sourceOf.get(path)
  if (!source || /^\s*['"]use server['"]/.test(source.text)) return []
  return source.imports.filter(({ typeOnly }) => !typeOnly).map(({ target }) => target)
}
