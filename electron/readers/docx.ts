import JSZip from 'jszip'
import mammoth from 'mammoth'
import { isElement, isText, type PageNode, parsePage } from './html-dom'
import { MAX_INFLATED_BYTES } from './limits'
import { layOut, markupBlocks, type TextBlock } from './markup'
import { printedAuthor, printedTitle } from './properties'
import type { ReadResult } from './read-result'

const DAMAGED =
  'This Word file is damaged and could not be opened. Open it in Word or LibreOffice, save it anew and import that.'
const BOMB = 'This Word file unpacks to far more than a document holds, and was refused.'
const ENCRYPTED = 'This Word file is protected by a password. Save a copy without one and import that.'

/** Inflates a part piece by piece and gives up once the budget, in bytes, is spent: sizes that a ZIP file states can lie. */
function inflatedSize(part: JSZip.JSZipObject, budget: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    let size = 0
    const stream = part.nodeStream('nodebuffer')
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= budget) return
      stream.pause()
      stream.removeAllListeners()
      resolve(null)
    })
    stream.on('error', reject)
    stream.on('end', () => resolve(size))
  })
}

/** True if the XML of the container fits in the budget. Pictures are never inflated. */
async function fits(zip: JSZip, budget: number): Promise<boolean> {
  let left = budget
  for (const part of Object.values(zip.files)) {
    if (part.dir || !/\.(?:xml|rels)$/i.test(part.name)) continue
    const size = await inflatedSize(part, left)
    if (size === null) return false
    left -= size
  }
  return true
}

const partText = async (zip: JSZip, name: string) => (await zip.file(name)?.async('string')) ?? ''

/** The paragraphs of a WordprocessingML part, its text alone. */
function paragraphTexts(xml: string): string[] {
  const texts: string[] = []
  let text = ''
  const visit = (node: PageNode, inText: boolean) => {
    if (isText(node) && inText) text += node.textContent
    if (!isElement(node)) return
    const tag = node.tagName.toLowerCase()
    if (tag === 'w:tab') text += ' '
    for (const child of Array.from(node.childNodes)) visit(child, tag === 'w:t')
    if (tag !== 'w:p') return
    if (text.trim() !== '') texts.push(text.replace(/\s+/g, ' ').trim())
    text = ''
  }
  for (const child of Array.from(parsePage(xml.replace(/<\?xml[^>]*\?>/, '')).childNodes)) visit(child, false)
  return texts
}

/** Headers and footers, once each: the same one serves many sections. */
async function marginBlocks(zip: JSZip, kind: 'header' | 'footer'): Promise<TextBlock[]> {
  const names = Object.keys(zip.files)
    .filter((name) => new RegExp(`^word/${kind}\\d*\\.xml$`).test(name))
    .sort()
  const texts = new Set<string>()
  for (const name of names) for (const text of paragraphTexts(await partText(zip, name))) texts.add(text)
  return [...texts].map((text) => ({ text, kind: 'other', body: false }))
}

/** The value of an element of the file's core properties. */
function property(xml: string, element: string): string | null {
  const value = new RegExp(`<${element}(?:\\s[^>]*)?>([^<]*)</${element}>`).exec(xml)?.[1]?.trim()
  return value ? (parsePage(value).querySelector('body')?.textContent ?? null) : null
}

/** What a reviewer must know of a Word file's hidden life: changes not yet accepted, comments. */
function notesOn(documentXml: string, hasComments: boolean): string[] {
  const notes: string[] = []
  if (/<w:(?:ins|del|moveFrom|moveTo)\s/.test(documentXml))
    notes.push('This file holds tracked changes: what was inserted is read, what was deleted is left out.')
  if (hasComments) notes.push('This file holds comments, which are left out.')
  return notes
}

/**
 * Reads a Word file (.docx): its paragraphs as body, headers and footers as not body, footnotes at the end.
 * @param inflatedLimit the most XML, in bytes, that the file may unpack to
 */
export async function readDocx(bytes: Uint8Array, inflatedLimit: number = MAX_INFLATED_BYTES): Promise<ReadResult> {
  let zip: JSZip
  try {
    zip = await JSZip.loadAsync(bytes)
  } catch (error) {
    return { ok: false, reason: /encrypted/i.test((error as Error).message) ? ENCRYPTED : DAMAGED }
  }
  try {
    if (!(await fits(zip, inflatedLimit))) return { ok: false, reason: BOMB }
    const noPicture = mammoth.images.imgElement(async () => ({ src: '' }))
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: noPicture })
    const found = [
      ...(await marginBlocks(zip, 'header')),
      ...markupBlocks(html, true),
      ...(await marginBlocks(zip, 'footer')),
    ]
    const { text, blocks } = layOut(found)
    const printed = found.filter((block) => block.body !== false).map((block) => block.text)
    const core = await partText(zip, 'docProps/core.xml')
    const documentXml = await partText(zip, 'word/document.xml')
    const metadata = {
      title: printedTitle(property(core, 'dc:title'), printed) ?? firstHeading(found),
      publisher: null,
      byline: printedAuthor(property(core, 'dc:creator'), printed),
      published: null,
      language: null,
      url: null,
    }
    const notes = notesOn(
      documentXml,
      zip.file('word/comments.xml') !== null && /<w:commentReference\s/.test(documentXml),
    )
    return { ok: true, document: { format: 'docx', text, blocks, metadata, notes } }
  } catch {
    return { ok: false, reason: DAMAGED }
  }
}

/** A heading that opens the document, before any paragraph. */
function firstHeading(blocks: readonly TextBlock[]): string | null {
  const first = blocks.find((block) => block.body !== false)
  return first?.kind === 'heading' ? first.text : null
}
