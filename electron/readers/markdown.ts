import { Marked } from 'marked'
import type { DocumentMetadata, ReadDocument } from '../core/article/document'
import { layOut, markupBlocks } from './markup'

const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/
const ISO_DATE = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/

/** The `key: value` lines of YAML front matter, keys in lower case; anything nested is left out. */
function frontMatterFields(yaml: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of yaml.split('\n')) {
    const field = /^([A-Za-z][\w-]*):\s*(.+?)\s*$/.exec(line)
    if (!field) continue
    const [, key = '', value = ''] = field
    fields.set(key.toLowerCase(), value.replace(/^(["'])([\s\S]*)\1$/, '$2').replace(/^\[(.*)\]$/, '$1'))
  }
  return fields
}

function metadataOf(fields: ReadonlyMap<string, string>, firstHeading: string | null): DocumentMetadata {
  const field = (...keys: readonly string[]) => keys.map((key) => fields.get(key)).find((value) => value) ?? null
  const date = field('date', 'published', 'pubdate')
  return {
    title: field('title', 'headline') ?? firstHeading,
    publisher: field('publisher', 'site', 'source_name', 'outlet'),
    byline: field('author', 'authors', 'byline', 'by'),
    published: date && ISO_DATE.test(date) ? date.replace(' ', 'T') : null,
    language: /^[a-z]{2,3}(?=$|-)/i.exec(field('lang', 'language') ?? '')?.[0]?.toLowerCase() ?? null,
    url: /^https?:\/\/\S+$/i.exec(field('url', 'source', 'link', 'canonical') ?? '')?.[0] ?? null,
  }
}

/**
 * Reads Markdown into readable text: blocks without their marks, links as their words, tables cell by cell. Metadata comes from YAML
 * front matter where a file has it. What is body, the text itself must tell (clipped pages bring their menus along).
 */
export function readMarkdown(source: string): ReadDocument {
  const frontMatter = FRONT_MATTER.exec(source)
  const fields = frontMatterFields(frontMatter?.[1] ?? '')
  const content = frontMatter ? source.slice(frontMatter[0].length) : source
  const html = new Marked({ gfm: true }).parse(content, { async: false })
  const found = markupBlocks(html, null)
  const { text, blocks } = layOut(found)
  const firstHeading = /<h1[\s>]/.test(html)
    ? (markupBlocks(/<h1[\s\S]*?<\/h1>/.exec(html)?.[0] ?? '', null)[0]?.text ?? null)
    : null
  return { format: 'markdown', text, blocks, metadata: metadataOf(fields, firstHeading), notes: [] }
}
