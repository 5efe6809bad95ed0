import type { LineShape } from './line-shape'
import { printedDate } from './printed-date'

/** How many paragraphs around headline and body can say when and by whom. */
const NEAR = 8
const LONGEST_HEADER_LINE = 160
const NOT_PUBLISHED =
  /\b(?:updated?|modified|last|copyright|expires?|retrieved|accessed|archived|today)\b|©|обновлено|aktualisiert|actualizado|atualizado|mis à jour|aggiornato/iu
const PUBLISHED =
  /\b(?:published|posted|first published|publié|publicado|pubblicato|veröffentlicht|опубликовано|date)\b/iu

/** Where an article's headline and body stand among the lines of a page. */
export interface Header {
  readonly lines: readonly string[]
  readonly shapes: readonly LineShape[]
  readonly body: readonly boolean[]
  readonly title: number | null
}

/** The indices of the lines between headline and body, and the few before where there is no headline. */
export function headerLines({ body, title, lines }: Header): number[] {
  const firstBody = body.indexOf(true)
  if (firstBody === -1) return []
  // A headline inside the body's own first paragraph has its header right below.
  const from = title === null ? Math.max(0, firstBody - NEAR) : Math.max(0, Math.max(title - 3, firstBody - 2 * NEAR))
  const below = title !== null && title >= firstBody ? title + 4 : firstBody
  return lines.map((_, index) => index).slice(from, below)
}

/** How surely a line's date is that of publication: labelled, in a byline, a line that is little but a date, any line. */
type DatedBy = 'label' | 'byline' | 'date' | 'mention'
const SUREST_FIRST: readonly DatedBy[] = ['label', 'byline', 'date', 'mention']
/** A line whose share of digits is higher prints little but a date. */
const MOSTLY_DATE = 0.2

/**
 * The date of publication that a page prints in its article's header, as `YYYY-MM-DD`: a whole date in a short line between
 * headline and body, or a labelled one next to the body. Lists of dated headlines, clocks, copyright lines and dates of an update
 * are none; null when nothing is printed.
 */
export function findPublished(header: Header): string | null {
  const { lines, shapes, body, title } = header
  const firstBody = body.indexOf(true)
  const lastBody = body.lastIndexOf(true)
  const dateAt = (index: number) => {
    const line = lines[index] ?? ''
    return line.length <= LONGEST_HEADER_LINE && !(body[index] && (shapes[index]?.words ?? 0) > 12)
      ? printedDate(line)
      : null
  }
  const candidates = headerLines(header).flatMap((index) => {
    const line = lines[index] ?? ''
    const date = dateAt(index)
    if (!date) return []
    const labelled = PUBLISHED.test(line)
    if (NOT_PUBLISHED.test(line) && !labelled) return []
    // Without a headline above it a date is trusted only right over the body, and above a headline only alone.
    if (title === null && firstBody - index > 3) return []
    if (title !== null && index < title && !isAlone(header, index)) return []
    const inByline = shapes[index]?.phrases.has('byline') ?? false
    const mostlyDate = (shapes[index]?.digits ?? 0) > MOSTLY_DATE
    const by: DatedBy = labelled ? 'label' : inByline ? 'byline' : mostlyDate ? 'date' : 'mention'
    return [{ date, by }]
  })
  for (const surest of SUREST_FIRST) {
    const days = candidates.filter(({ by }) => by === surest).map(({ date }) => date)
    // Several days that are printed alike are a list of other headlines.
    if (days.length > 0) return surest === 'label' || new Set(days).size === 1 ? (days[0] ?? null) : null
  }
  for (const index of [lastBody + 1, lastBody + 2, lastBody + 3]) {
    const date = dateAt(index)
    if (date && PUBLISHED.test(lines[index] ?? '') && !NOT_PUBLISHED.test(lines[index] ?? '')) return date
  }
  return null
}

/** A date above the headline belongs to it only if no other dated line stands near: else it is one of a list. */
function isAlone({ lines }: Header, index: number): boolean {
  for (let other = Math.max(0, index - 6); other < index; other++)
    if (printedDate((lines[other] ?? '').slice(0, 200))) return false
  return true
}

const BYLINE =
  /^\s*(?:written by|reported by|posted by|by|von|par|por|di|door|av|автор|текст)[:\s]+(\p{Lu}[^|•·\d]{2,80}?)(?:\s*[|•·–—]|\s+(?:on|am|le|el|in)\s+\p{Lu}?[\p{L}]*\s*\d|,?\s*\p{L}*\.?\s*\d|\s*$)/iu
/** What pages set right behind a name: an address, a role run into it, when it was updated, the day. */
const AFTER_NAME = [
  /(?:[\s(]+[\p{Ll}\d._-]*)?@.*$/u,
  /(?<=\p{Ll})(?=\p{Lu})(?:Senior |Staff |Contributing )?(?:Writer|Reporter|Editor|Correspondent|Contributor)\b.*$/u,
  /[\s,–—-]+(?:updated|published|posted|(?<=[,–—-] ?)staff|staff writer|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*$/iu,
]
/** Words that no name holds: "By clicking …", "Por favor …". */
const NO_NAME =
  /\b(?:clicking|continuing|using|favor|signing|subscribing|entering|email|default|you|the way|now|then|far|our|your)\b/iu

/** Who wrote an article, as its header prints it after "By"; null when it does not say. */
export function findByline(header: Header): string | null {
  for (const index of headerLines(header)) {
    const line = (header.lines[index] ?? '').slice(0, LONGEST_HEADER_LINE)
    const printed = BYLINE.exec(line)?.[1] ?? ''
    const name = AFTER_NAME.reduce((left, pattern) => left.replace(pattern, ''), printed).replace(/[\s,–—-]+$/u, '')
    if (name && !NO_NAME.test(name) && name.split(/\s+/).length <= 10 && /\p{Lu}/u.test(name.charAt(0))) return name
  }
  return null
}

const OWNER =
  /(?:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\s*(?:by\s+)?(\p{Lu}[^.,|©()]{2,50}?)\s*(?:[.,|(©]|all rights|$)/iu

/** Who a copyright line below the body names as the page's owner; null when there is no such line. */
export function findOwner({ lines, body }: Header): string | null {
  for (let index = body.lastIndexOf(true) + 1; index > 0 && index < lines.length; index++) {
    const owner = OWNER.exec((lines[index] ?? '').slice(0, 200))?.[1]?.trim()
    if (owner && !/^all rights/iu.test(owner)) return owner.replace(/\s+all rights.*$/iu, '')
  }
  return null
}
