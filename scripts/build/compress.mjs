import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

const [toBrotli, toGzip] = [promisify(brotliCompress), promisify(gzip)]

/** Writes a `.br` and a `.gz` next to every script and style of a folder, at the highest compression. */
export async function compressFolder(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((path) => /\.(js|css)$/.test(path))
  await Promise.all(files.map((path) => compressFile(join(folder, path))))
}

async function compressFile(path) {
  const content = await readFile(path)
  await Promise.all([writeFile(`${path}.br`, await toBrotli(content)), writeFile(`${path}.gz`, await toGzip(content, { level: 9 }))])
}
