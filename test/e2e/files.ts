import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const sample = path.resolve(import.meta.dirname, '../../resources/sample')
const MEDIA_TYPES: Record<string, string> = { '.html': 'text/html', '.txt': 'text/plain' }

/** A file as a file chooser hands it over. */
export interface ChosenFile {
  name: string
  mimeType: string
  buffer: Buffer
}

/** The pages of the sample case. */
export function samplePages(): ChosenFile[] {
  return readdirSync(sample)
    .filter((name) => path.extname(name) in MEDIA_TYPES)
    .map((name) => ({
      name,
      mimeType: MEDIA_TYPES[path.extname(name)] ?? '',
      buffer: readFileSync(path.join(sample, name)),
    }))
}

/** Files that nobody can read, each in its own way. */
export function unreadableFiles(): ChosenFile[] {
  return [
    { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.alloc(0) },
    {
      name: 'noise.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from([0, 1, 2, 3, 250, 251, 0, 0, 7, 0, 200, 13, 0, 0, 1, 9]),
    },
    { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nnothing that a PDF needs') },
  ]
}
