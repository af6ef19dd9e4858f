/** The browser reads on after the press, and nothing tells when it has begun; in milliseconds. */
const addressLife = 60_000

/** Saves a file as a download, whatever it is: the browser never opens it as a page of ours. */
export function saveFile(file: Blob | null, name: string) {
  if (!file) return
  const url = URL.createObjectURL(file.slice(0, file.size, 'application/octet-stream'))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), addressLife)
}
