import type { Report, ReportArticle, ReportClaim, ReportQuote, ReportVerdict } from '../../contract'
import { escapeMarkdown, linkAddress } from './escape'
import { type ReportTimeline, timelineOf } from './timeline'
import {
  datedInWords,
  dateInWords,
  differenceInWords,
  NO_CLAIM,
  nothingUnchecked,
  OCCASION_IN_WORDS,
  ROLE_IN_WORDS,
  SAID_IN_WORDS,
  STAGE_IN_WORDS,
  STANCE_IN_WORDS,
  speakerInWords,
} from './wording'

/** An address: an autolink where it is one of the web (CommonMark 6.5), else plain text. */
function address(url: string): string {
  const link = linkAddress(url)
  return link ? `<${link}>` : escapeMarkdown(url)
}

/** Text of several lines, as paragraphs, each under the same prefix. */
const paragraphs = (text: string, prefix = ''): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `${prefix}${escapeMarkdown(line)}`)
    .join(`\n${prefix.trimEnd()}\n`)

const signed = (report: Report, by: string, at: string) =>
  `${escapeMarkdown(report.reviewers[by] ?? by)}, ${escapeMarkdown(dateInWords(at))}`

function quoteLines(quote: ReportQuote, report: Report): string {
  const { text, start, end, speaker, selector, state } = quote
  const before = text.slice(0, start)
  const words = text.slice(start, end)
  const marked = words.trim() === '' ? '' : `**${escapeMarkdown(words)}**`
  const blank = (apart: boolean) => (apart ? ' ' : '')
  const passage =
    escapeMarkdown(before) +
    blank(/\s$/.test(before) || /^\s/.test(words)) +
    marked +
    blank(/\s$/.test(words) || /^\s/.test(text.slice(end))) +
    escapeMarkdown(text.slice(end))
  const article = report.articles.find(({ number }) => number === quote.article)
  const places = [
    `\\[${quote.article}\\]`,
    article ? escapeMarkdown(article.outlet ?? article.title ?? '') : '',
    speaker ? `ascribed to ${escapeMarkdown(speaker)}` : '',
    selector.page === null ? '' : `page ${selector.page}`,
    selector.end > selector.start ? `characters ${selector.start}–${selector.end}` : '',
    state === 'exact'
      ? ''
      : state === 'moved'
        ? 'found at another place than recorded'
        : 'not found in the text as it is read now',
  ]
  return `> ${passage.trim()}\n>\n> — ${places.filter((place) => place !== '').join(', ')}`
}

function verdictLines(verdict: ReportVerdict, report: Report): string[] {
  const { said, truth, reviewed, waiver } = verdict
  const evidence = (numbers: readonly number[]) => (numbers.length > 0 ? ` (evidence ${numbers.join(', ')})` : '')
  const lines = [
    `**Did they say it?** ${said ? SAID_IN_WORDS[said.judgement] + evidence(said.evidence) : 'Not judged'}`,
    said ? paragraphs(said.reasons) : '',
    `**Is it true?** ${truth ? `${escapeMarkdown(truth.ratingName)} (${escapeMarkdown(truth.scaleName)})${evidence(truth.evidence)}` : 'Not judged'}`,
    truth ? paragraphs(truth.reasons) : '',
    `Verdict by ${signed(report, verdict.by, verdict.at)}.`,
    ...reviewed.map(({ by, at, agrees, reasons }) =>
      `${agrees ? 'Agreed' : 'Not agreed'}: ${signed(report, by, at)}. ${escapeMarkdown(reasons)}`.trim(),
    ),
    waiver
      ? `No second reviewer, by decision of ${signed(report, waiver.by, waiver.at)}: ${escapeMarkdown(waiver.reason)}`
      : '',
  ]
  return lines.filter((line) => line !== '')
}

function evidenceLines(claim: ReportClaim, report: Report): string[] {
  return claim.evidence.flatMap(({ number, stance, note, quote, file, reference }) => {
    const parts = [`**${number}\\. ${STANCE_IN_WORDS[stance]}.**`, escapeMarkdown(note)]
    if (file) parts.push(`File ${escapeMarkdown(file.name)}, SHA-256 \`${file.sha256.replaceAll('`', '')}\`.`)
    if (reference) {
      parts.push(`*${escapeMarkdown(reference.citation)}*`, reference.url ? address(reference.url) : '')
      if (reference.accessed) parts.push(`(read ${escapeMarkdown(dateInWords(reference.accessed))})`)
    }
    const line = parts.filter((part) => part !== '').join(' ')
    return quote ? [line, quoteLines(quote, report)] : [line]
  })
}

function claimSection(claim: ReportClaim, report: Report): string[] {
  const stage = report.kind === 'archive' ? ` · ${STAGE_IN_WORDS[claim.stage]}` : ''
  const blocks = [
    `## ${claim.number}\\. ${escapeMarkdown(claim.wording)}`,
    `${escapeMarkdown(speakerInWords(claim))}${stage}`,
  ]
  blocks.push(...(claim.verdict ? verdictLines(claim.verdict, report) : [`*${STAGE_IN_WORDS[claim.stage]}.*`]))
  if (claim.quotes.length > 0) blocks.push('### As reported', ...claim.quotes.map((quote) => quoteLines(quote, report)))
  if (claim.occasion !== null || claim.differences.length > 0) {
    blocks.push('### Side by side')
    if (claim.occasion !== null) blocks.push(`${OCCASION_IN_WORDS[claim.occasion]}.`)
    const items = claim.differences.map(
      ({ articles: [one, other], note, ...difference }) =>
        `- ${differenceInWords(difference)}: ${escapeMarkdown(note)} \\[${one}\\] \\[${other}\\]`,
    )
    if (items.length > 0) blocks.push(items.join('\n'))
  }
  if (claim.evidence.length > 0) blocks.push('### Evidence', ...evidenceLines(claim, report))
  if (claim.notes.length > 0)
    blocks.push(
      '### Notes',
      ...claim.notes.map(({ by, at, text }) => `${signed(report, by, at)}: ${escapeMarkdown(text)}`),
    )
  for (const one of claim.earlier)
    blocks.push(
      `### ${one.stage === 'superseded' ? 'Replaced verdict' : `Verdict: ${STAGE_IN_WORDS[one.stage]}`}`,
      ...verdictLines(one, report),
    )
  return blocks
}

function sourceLines(article: ReportArticle): string {
  const { number, title, outlet, author, url, archive, published, captured, role, credit, checked, sha256 } = article
  const shared = article.sharedTextWith.map((other) => `\\[${other}\\]`).join(', ')
  const parts = [
    `\\[${number}\\] **${escapeMarkdown(title ?? 'Untitled')}**.`,
    ...[outlet, author].flatMap((part) => (part ? [`${escapeMarkdown(part)}.`] : [])),
    `${escapeMarkdown(datedInWords(published))}; ${ROLE_IN_WORDS[role]}${credit ? `; credits ${escapeMarkdown(credit)}` : ''}.`,
    url ? address(url) : '',
    archive ? `Archived: ${address(archive)}` : '',
    captured ? `Captured ${escapeMarkdown(dateInWords(captured))}.` : '',
    shared ? `Shares long runs of text with ${shared}: not counted as corroboration.` : '',
    `${checked ? 'Page checked by a person' : 'Page not checked'}; SHA-256 \`${sha256}\`.`,
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** The days in order, under each who said what. */
function timelineLines({ days, lanes }: ReportTimeline): string {
  const lines = days.flatMap(({ day }, column) => [
    `- **${day === null ? 'No date known' : escapeMarkdown(dateInWords(day))}**`,
    ...lanes.flatMap(({ speaker, moments }) =>
      moments
        .filter((moment) => moment.column === column)
        .map(
          ({ claim, known, articles }) =>
            `  - ${escapeMarkdown(speaker)}: ${escapeMarkdown(claim.wording)} (claim ${claim.number}; ${escapeMarkdown(known)}; ${articles.map((number) => `\\[${number}\\]`).join(', ')})`,
        ),
    ),
  ])
  return lines.join('\n')
}

/** The report as Markdown (CommonMark with tables). All that people or pages wrote is escaped. */
export function renderMarkdown(report: Report): string {
  const { case: about } = report
  const blocks = [`# ${escapeMarkdown(about.name)}`, escapeMarkdown(about.question)]
  if (about.why) blocks.push(`Why this was checked: ${escapeMarkdown(about.why)}`)
  if (about.responsible) blocks.push(`Answers for it: ${escapeMarkdown(about.responsible)}`)
  if (report.organisation) blocks.push(`Published by: ${escapeMarkdown(report.organisation)}`)
  if (report.filter) blocks.push(`Holds only: ${escapeMarkdown(report.filter)}`)
  blocks.push(`Made ${escapeMarkdown(dateInWords(report.generatedAt))} with ${escapeMarkdown(report.program)}.`)
  if (report.claims.length === 0) blocks.push(NO_CLAIM[report.kind])
  for (const claim of report.claims) blocks.push(...claimSection(claim, report))
  const moments = timelineOf(report)
  if (moments) blocks.push('## Timeline', timelineLines(moments))
  blocks.push('## Sources', ...report.articles.map(sourceLines))
  blocks.push('## Corrections')
  for (const { claim, text, at } of report.corrections) {
    const number = report.claims.find(({ id }) => id === claim)?.number
    blocks.push(`${escapeMarkdown(dateInWords(at))}${number ? `, claim ${number}` : ''}: ${escapeMarkdown(text)}`)
  }
  if (report.corrections.length === 0) blocks.push('None.')
  blocks.push('## What was not checked')
  const unchecked = report.notChecked.map(
    ({ what, title }) =>
      `- ${what === 'claim' ? 'Claim without a final verdict' : 'Page not checked'}: ${escapeMarkdown(title)}`,
  )
  blocks.push(unchecked.length > 0 ? unchecked.join('\n') : nothingUnchecked(report))
  blocks.push('## Method', ...report.method.map(escapeMarkdown))
  if (report.scales.length > 0) blocks.push('## Scales')
  for (const { name, ratings } of report.scales) {
    const rows = ratings.map(
      (rating) =>
        `| ${escapeMarkdown(rating.name)} | ${escapeMarkdown(rating.meaning)} | ${rating.value ?? 'off the scale'} |`,
    )
    blocks.push(
      `### ${escapeMarkdown(name)}`,
      ['| Rating | Meaning | Value |', '| --- | --- | --- |', ...rows].join('\n'),
    )
  }
  blocks.push('## Limits', report.limits.map((limit) => `- ${escapeMarkdown(limit)}`).join('\n'))
  if (report.history.length > 0) {
    const acts = report.history.map(
      ({ at, by, label, event, hash }) =>
        `- ${signed(report, by, at)}: ${escapeMarkdown(label)} (${escapeMarkdown(event)}, ${escapeMarkdown(hash.slice(0, 16))})`,
    )
    blocks.push('## Record', acts.join('\n'))
  }
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`
}
