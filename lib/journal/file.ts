import { constants, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

const chunkBytes = 1024 * 1024

/** Appends text and waits until it is on disk. After a line that a crash cut off, it starts a new one. */
export async function appendText(path: string, text: string): Promise<void> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o600)
  try {
    const { size } = await file.stat()
    await file.appendFile(size > 0 && (await lastByte(file, size)) !== newline ? `\n${text}` : text)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** Throws if the file can't be created, read or written. */
export async function tryFile(path: string): Promise<void> {
  await (await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, 0o600)).close()
}

const newline = 10

async function lastByte(file: FileHandle, size: number): Promise<number | undefined> {
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer[0]
}

/** Bytes of the file; 0 if there is none. Every verification asks: this takes 2 µs, the asynchronous call ten times as long. */
export const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/** Calls `each` with every whole line from `offset`; returns the offset behind the last one. */
export async function readLines(path: string, offset: number, each: (line: string) => void): Promise<number> {
  const size = sizeOf(path)
  if (size <= offset) return offset
  const file = await open(path, 'r')
  try {
    let done = offset
    let rest = Buffer.alloc(0)
    for (let at = offset; at < size; ) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(chunkBytes, size - at)), 0, undefined, at)
      if (bytesRead === 0) break
      at += bytesRead
      const text = Buffer.concat([rest, buffer.subarray(0, bytesRead)])
      const end = text.lastIndexOf(newline) + 1
      for (const line of text.subarray(0, end).toString('utf8').split('\n')) if (line !== '') each(line)
      done += end
      rest = text.subarray(end)
    }
    return done
  } finally {
    await file.close()
  }
}
