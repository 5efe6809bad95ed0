import path from 'node:path'
import { sha256Of } from './chain'
import { namesIn, readIfThere, type StoreFiles, writeDurably } from './files'
import { StoreRefused } from './types'

/** The path of a machine result. Throws `StoreRefused` for a name that is none. */
export function analysisPath(folder: string, name: string): string {
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}$/.test(name)) throw new StoreRefused(`"${name}" is no name for an analysis.`)
  return path.join(folder, 'analysis', name)
}

/** The originals and texts of a case: files named by the SHA-256 of their bytes, never changed. */
export interface KeptFiles {
  keepOriginal(bytes: Uint8Array, extension: string): Promise<{ id: string; already: boolean }>
  readOriginal(id: string): Promise<Uint8Array | null>
  keepText(text: string): Promise<string>
  readText(textHash: string): Promise<string | null>
}

/** @param quarantine puts a file that is not what its name says aside. */
export function keptFiles(
  files: StoreFiles,
  folder: string,
  quarantine: (file: string, why: string) => Promise<void>,
): KeptFiles {
  const originals = path.join(folder, 'originals')
  const texts = path.join(folder, 'texts')
  // Names in `originals` by hash: the extension is not part of the id. Read once, since only this process adds to it.
  let known: Map<string, string> | null = null

  async function nameOf(sha256: string): Promise<string | null> {
    const found = known?.get(sha256)
    if (found) return found
    known = new Map((await namesIn(files, originals)).map((name) => [name.slice(0, 64), name]))
    return known.get(sha256) ?? null
  }

  /** The bytes if they are what the name says; null where there is no file or it is damaged. */
  async function readSound(file: string, sha256: string): Promise<Buffer | 'damaged' | null> {
    const bytes = await readIfThere(files, file)
    return bytes === null || sha256Of(bytes) === sha256 ? bytes : 'damaged'
  }

  async function keep(file: string, sha256: string, bytes: Uint8Array): Promise<boolean> {
    const there = await readSound(file, sha256)
    if (there !== null && there !== 'damaged') return true
    if (there === 'damaged') await quarantine(file, 'it was not the bytes that its name says')
    await writeDurably(files, file, bytes)
    return false
  }

  return {
    async keepOriginal(bytes, extension) {
      const sha256 = sha256Of(bytes)
      const name = (await nameOf(sha256)) ?? `${sha256}.${safeExtension(extension)}`
      const already = await keep(path.join(originals, name), sha256, bytes)
      known?.set(sha256, name)
      return { id: `sha256:${sha256}`, already }
    },
    async readOriginal(id) {
      const sha256 = id.replace(/^sha256:/, '')
      const name = /^[0-9a-f]{64}$/.test(sha256) ? await nameOf(sha256) : null
      if (name === null) return null
      const bytes = await readSound(path.join(originals, name), sha256)
      if (bytes === 'damaged') throw damaged(`originals/${name}`)
      return bytes
    },
    async keepText(text) {
      if (!isWellFormed(text)) {
        throw new StoreRefused('The text holds half a character, so that it could not be read back as it is.')
      }
      const bytes = Buffer.from(text)
      const sha256 = sha256Of(bytes)
      await keep(path.join(texts, `${sha256}.txt`), sha256, bytes)
      return sha256
    },
    async readText(textHash) {
      if (!/^[0-9a-f]{64}$/.test(textHash)) return null
      const bytes = await readSound(path.join(texts, `${textHash}.txt`), textHash)
      if (bytes === 'damaged') throw damaged(`texts/${textHash}.txt`)
      return bytes === null ? null : bytes.toString('utf8')
    },
  }
}

function damaged(file: string): StoreRefused {
  return new StoreRefused(`The file ${file} is damaged: its bytes are not those that were kept.`, 'failed')
}

/** An extension that is safe in any file name: up to ten lower-case letters and digits. */
export function safeExtension(extension: string): string {
  const plain = extension.replace(/^\./, '').toLowerCase()
  return /^[a-z0-9]{1,10}$/.test(plain) ? plain : 'bin'
}

/** True unless half of a surrogate pair stands alone. */
function isWellFormed(text: string): boolean {
  return !/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)
}
