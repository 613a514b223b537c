/** `812 bytes`, `4.2 KB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return bytes === 1 ? '1 byte' : `${bytes} bytes`
  return `${(bytes / 1_024).toFixed(1)} KB`
}
