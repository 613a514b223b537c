// Must run on old Node versions: it reports that they are too old.

/** The oldest supported minor of each major; equals `engines` in package.json. */
const oldest = { 20: 19, 22: 12 }

export function nodeProblem(version) {
  const [major, minor] = version.split('.').map(Number)
  if (major >= 24 || (major in oldest && minor >= oldest[major])) return null
  return `Keyrail needs Node 20.19, 22.12, 24 or newer; this is Node ${version}.`
}

export function rejectOldNode() {
  const problem = nodeProblem(process.versions.node)
  if (problem === null) return
  console.error(problem)
  process.exit(1)
}
