// npm run bench [-- <name>]: measures and prints a table. `lists`: the lists of an organization with 100,000 tokens. `verify`: verification next to other servers.
const [name = '', ...args] = process.argv.slice(2)
const benches = { lists: './lists/run.mjs', verify: './verify/run.mjs' }

if (!Object.hasOwn(benches, name)) {
  console.error(`Name a benchmark: npm run bench -- ${Object.keys(benches).join('|')}`)
  process.exit(2)
}
const { run } = await import(benches[name])
await run(args)
