import { saveFile } from '../dialogs/reveal/save-file'

/** Has these tokens written to a file by the server, and hands it to the person. */
export async function saveExport(address: string, keys: readonly string[]): Promise<void> {
  const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(keys) })
  if (!answer.ok) throw new Error(`The export was answered with ${answer.status}.`)
  const [, name] = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? []
  saveFile(name ?? 'tokens.csv', 'text/csv', await answer.text())
}
