/** Milliseconds after which the browser no longer needs the bytes of a download that was begun. */
const KEPT = 60_000

/** Hands a file to the browser, which saves it where it saves downloads. */
export function saveDownload(name: string, mediaType: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  window.setTimeout(() => URL.revokeObjectURL(address), KEPT)
}
