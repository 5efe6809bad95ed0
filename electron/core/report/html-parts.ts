import type { Report, ReportArticle, ReportClaim, ReportQuote, ReportVerdict } from '../../contract'
import { escapeHtml, linkAddress } from './escape'
import {
  datedInWords,
  dateInWords,
  differenceInWords,
  OCCASION_IN_WORDS,
  ROLE_IN_WORDS,
  SAID_IN_WORDS,
  STANCE_IN_WORDS,
} from './wording'

/** What every part of the HTML report needs of the whole. */
export interface Shown {
  readonly report: Report
  readonly articles: ReadonlyMap<number, ReportArticle>
}

/** An element around text that people or pages wrote: escaped, and turned the way its own script runs. */
export const textElement = (tag: string, text: string, attributes = ''): string =>
  `<${tag} dir="auto"${attributes}>${escapeHtml(text)}</${tag}>`

/** Text that people wrote, as paragraphs; nothing for no text. */
export const paragraphs = (text: string): string =>
  text
    .split(/\n\s*\n|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => textElement('p', line.trim()))
    .join('\n')

/** A list; nothing for no items. The items are HTML. */
export const list = (items: readonly string[], tag: 'ul' | 'ol' = 'ul'): string =>
  items.length > 0 ? `<${tag}>\n${items.map((item) => `<li>${item}</li>`).join('\n')}\n</${tag}>` : ''

/** An address, as a link where it is one of the web. It is printed in full: paper has no links. */
export function address(url: string): string {
  const link = linkAddress(url)
  const text = `<bdi>${escapeHtml(url)}</bdi>`
  return link ? `<a href="${escapeHtml(link)}" rel="noopener noreferrer nofollow">${text}</a>` : text
}

const reviewerName = (report: Report, id: string) => report.reviewers[id] ?? id
/** Who did it and when, in words. */
export const signed = (report: Report, by: string, at: string): string =>
  `<bdi>${escapeHtml(reviewerName(report, by))}</bdi>, <time datetime="${escapeHtml(at)}">${escapeHtml(dateInWords(at))}</time>`

const articleLink = (number: number) => `<a href="#article-${number}">[${number}]</a>`

/** How an article is referred to beside a quotation: number, outlet, date. */
function articleReference(number: number, { articles }: Shown): string {
  const article = articles.get(number)
  if (!article) return articleLink(number)
  const outlet = article.outlet ?? article.title ?? 'Outlet unknown'
  return `${articleLink(number)} <bdi>${escapeHtml(outlet)}</bdi>, ${escapeHtml(datedInWords(article.published))}`
}

/** Where a quotation stands, for whoever looks it up. */
function locator({ selector, state }: ReportQuote, kind: Report['kind']): string {
  const parts: string[] = []
  if (selector.page !== null) parts.push(`page ${selector.page}`)
  if (selector.end > selector.start) parts.push(`characters ${selector.start}–${selector.end}`)
  if (kind === 'archive' && selector.textHash !== '')
    parts.push(`text SHA-256 <code>${escapeHtml(selector.textHash)}</code>`)
  if (state === 'moved') parts.push('found at another place than recorded')
  if (state === 'lost') parts.push('not found in the text as it is read now')
  return parts.join(', ')
}

/** A quotation with the words in question marked, and where it stands. */
export function quoteFigure(quote: ReportQuote, shown: Shown): string {
  const { text, start, end, speaker } = quote
  const before = escapeHtml(text.slice(0, start))
  const after = escapeHtml(text.slice(end))
  const place = locator(quote, shown.report.kind)
  const who = speaker ? `, ascribed to <bdi>${escapeHtml(speaker)}</bdi>` : ''
  return `<figure>
<blockquote dir="auto">${before}<mark>${escapeHtml(text.slice(start, end))}</mark>${after}</blockquote>
<figcaption>${articleReference(quote.article, shown)}${who}${place ? `<br><span class="locator">${place}</span>` : ''}</figcaption>
</figure>`
}

const evidenceLinks = (claim: ReportClaim, numbers: readonly number[]) =>
  numbers.length > 0
    ? `<p class="small">Evidence: ${numbers.map((number) => `<a href="#evidence-${claim.number}-${number}">${number}</a>`).join(', ')}</p>`
    : ''

/** A verdict's two judgements side by side, each with its reasons. */
export function judgements(claim: ReportClaim, verdict: ReportVerdict): string {
  const part = (question: string, judgement: string | null, detail: string) =>
    `<div>
<h3>${question}</h3>
<p class="judgement${judgement === null ? ' unsettled' : ''}" dir="auto">${escapeHtml(judgement ?? 'Not judged')}</p>
${detail}
</div>`
  const { said, truth } = verdict
  return `<div class="verdicts">
${part('Did they say it?', said && SAID_IN_WORDS[said.judgement], said ? paragraphs(said.reasons) + evidenceLinks(claim, said.evidence) : '')}
${part('Is it true?', truth?.ratingName ?? null, truth ? `<p class="small">Scale: ${escapeHtml(truth.scaleName)}</p>${paragraphs(truth.reasons)}${evidenceLinks(claim, truth.evidence)}` : '')}
</div>`
}

/** Who gave a verdict, who reviewed it, and on what ground no one did. */
export function verdictSigned(report: Report, verdict: ReportVerdict): string {
  const lines = [`Verdict by ${signed(report, verdict.by, verdict.at)}.`]
  for (const { by, at, agrees, reasons } of verdict.reviewed)
    lines.push(
      `${agrees ? 'Agreed' : 'Not agreed'}: ${signed(report, by, at)}.${reasons ? ` ${textElement('span', reasons)}` : ''}`,
    )
  if (verdict.waiver)
    lines.push(
      `No second reviewer, by decision of ${signed(report, verdict.waiver.by, verdict.waiver.at)}: ${textElement('span', verdict.waiver.reason)}`,
    )
  return lines.map((line) => `<p class="small">${line}</p>`).join('\n')
}

/** The evidence, numbered as the verdicts refer to it. */
export function evidenceItems(claim: ReportClaim, shown: Shown): string {
  const items = claim.evidence.map(({ number, stance, note, quote, file, reference }) => {
    const parts = [`<strong>${number}. ${STANCE_IN_WORDS[stance]}.</strong>`]
    if (note) parts.push(textElement('span', note))
    if (file) parts.push(`File <bdi>${escapeHtml(file.name)}</bdi>, SHA-256 <code>${escapeHtml(file.sha256)}</code>.`)
    if (reference) {
      parts.push(textElement('cite', reference.citation))
      if (reference.url) parts.push(address(reference.url))
      if (reference.accessed) parts.push(`(read ${escapeHtml(dateInWords(reference.accessed))})`)
    }
    if (quote) parts.push(quoteFigure(quote, shown))
    return `<li id="evidence-${claim.number}-${number}">${parts.join(' ')}</li>`
  })
  return items.length > 0 ? `<h3>Evidence</h3>\n<ul class="plain">\n${items.join('\n')}\n</ul>` : ''
}

/** How the reports differ, and whether the occasion is known to be one. */
export function differenceItems(claim: ReportClaim): string {
  if (claim.occasion === null && claim.differences.length === 0) return ''
  const occasion = claim.occasion === null ? '' : `<p>${OCCASION_IN_WORDS[claim.occasion]}.</p>`
  const items = claim.differences.map(({ articles, note, ...difference }) => {
    const [one, other] = articles
    return `${escapeHtml(differenceInWords(difference))}: ${textElement('span', note)} ${articleLink(one)} ${articleLink(other)}`
  })
  return `<h3>Side by side</h3>\n${occasion}${list(items)}`
}

/** An article among the sources, with everything that helps to find it again. */
export function sourceItem(article: ReportArticle): string {
  const { number, title, outlet, author, url, archive, published, captured, role, credit, checked, sha256 } = article
  const parts = [textElement('strong', title ?? 'Untitled')]
  const who = [outlet, author].filter((part): part is string => part !== null)
  if (who.length > 0) parts.push(`${who.map((part) => `<bdi>${escapeHtml(part)}</bdi>`).join(', ')};`)
  parts.push(
    `${escapeHtml(datedInWords(published))}; ${ROLE_IN_WORDS[role]}${credit ? `; credits <bdi>${escapeHtml(credit)}</bdi>` : ''}.`,
  )
  if (url) parts.push(`<br>${address(url)}`)
  if (archive) parts.push(`<br>Archived: ${address(archive)}`)
  if (captured) parts.push(`<br>Captured ${escapeHtml(dateInWords(captured))}.`)
  if (article.sharedTextWith.length > 0)
    parts.push(
      `<br>Shares long runs of text with ${article.sharedTextWith.map(articleLink).join(', ')}: not counted as corroboration.`,
    )
  parts.push(
    `<br><span class="locator">${checked ? 'Page checked by a person' : 'Page not checked'}; SHA-256 <code>${escapeHtml(sha256)}</code></span>`,
  )
  return `<li id="article-${number}" value="${number}">${parts.join(' ')}</li>`
}
