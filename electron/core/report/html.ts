import type { Report, ReportClaim } from '../../contract'
import { escapeHtml } from './escape'
import {
  differenceItems,
  evidenceItems,
  judgements,
  list,
  paragraphs,
  quoteFigure,
  type Shown,
  signed,
  sourceItem,
  textElement,
  verdictSigned,
} from './html-parts'
import { REPORT_STYLE } from './html-style'
import { timelineTables } from './html-timeline'
import {
  claimAnchor,
  dateInWords,
  NO_CLAIM,
  nothingUnchecked,
  SAID_IN_WORDS,
  STAGE_IN_WORDS,
  speakerInWords,
} from './wording'

/** No script, no frame, nothing fetched, whatever a page's text may hold. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

const section = (heading: string, content: string) =>
  content === '' ? '' : `<section>\n<h2>${heading}</h2>\n${content}\n</section>`

function heading({ report }: Shown): string {
  const { case: about } = report
  const facts: [string, string | null][] = [
    ['Why this was checked', about.why || null],
    ['Answers for it', about.responsible || null],
    ['Published by', report.organisation],
    ['Holds only', report.filter],
  ]
  const rows = facts.flatMap(([name, value]) => (value === null ? [] : [`<dt>${name}</dt>${textElement('dd', value)}`]))
  rows.push(
    `<dt>Made</dt><dd><time datetime="${escapeHtml(report.generatedAt)}">${escapeHtml(dateInWords(report.generatedAt))}</time></dd>`,
  )
  return `<header>
<p class="kind">${report.kind === 'publish' ? 'Fact-check' : 'Archive of a fact-check'}</p>
${textElement('h1', about.name)}
${about.question ? textElement('p', about.question, ' class="lead"') : ''}
<dl>
${rows.join('\n')}
</dl>
</header>`
}

/** What a reader who stops after one page should know: each claim with its two judgements. */
function summary({ report }: Shown): string {
  if (report.claims.length === 0) return `<p>${NO_CLAIM[report.kind]}</p>`
  const rows = report.claims.map((claim) => {
    const { said, truth } = claim.verdict ?? { said: null, truth: null }
    const unsettled = claim.stage === 'final' ? '' : `<br><span class="small">${STAGE_IN_WORDS[claim.stage]}</span>`
    return `<tr><td><span class="number">${claim.number}</span></td><td dir="auto"><a href="#${claimAnchor(claim)}">${escapeHtml(claim.wording)}</a>${unsettled}</td><td dir="auto">${escapeHtml(speakerInWords(claim))}</td><td>${said ? SAID_IN_WORDS[said.judgement] : '–'}</td><td dir="auto">${escapeHtml(truth?.ratingName ?? '–')}</td></tr>`
  })
  return `<table>
<thead><tr><th scope="col"><span class="small">No.</span></th><th scope="col">Claim</th><th scope="col">Speaker</th><th scope="col">Did they say it?</th><th scope="col">Is it true?</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

function claimArticle(claim: ReportClaim, shown: Shown): string {
  const { report } = shown
  const { verdict } = claim
  const quotes = claim.quotes.map((quote) => quoteFigure(quote, shown)).join('\n')
  const earlier = claim.earlier.map(
    (one) =>
      `<p><strong>${one.stage === 'superseded' ? 'Replaced' : escapeHtml(STAGE_IN_WORDS[one.stage])}</strong></p>\n${judgements(claim, one)}\n${verdictSigned(report, one)}`,
  )
  const notes = claim.notes.map(({ by, at, text }) => `${signed(report, by, at)}: ${textElement('span', text)}`)
  const corrections = report.corrections.filter((correction) => correction.claim === claim.id)
  return `<article class="claim" id="${claimAnchor(claim)}">
<header>
<h2><span class="number">${claim.number}</span><bdi>${escapeHtml(claim.wording)}</bdi></h2>
<p class="small"><bdi>${escapeHtml(speakerInWords(claim))}</bdi>${report.kind === 'archive' ? ` · ${STAGE_IN_WORDS[claim.stage]}` : ''}</p>
</header>
${corrections.map(({ text, at }) => `<p><strong>Correction, ${escapeHtml(dateInWords(at))}:</strong> ${textElement('span', text)}</p>`).join('\n')}
${verdict ? `${judgements(claim, verdict)}\n${verdictSigned(report, verdict)}` : `<p class="unsettled">${STAGE_IN_WORDS[claim.stage]}.</p>`}
${quotes ? `<h3>As reported</h3>\n${quotes}` : ''}
${differenceItems(claim)}
${evidenceItems(claim, shown)}
${notes.length > 0 ? `<h3>Notes</h3>\n${list(notes)}` : ''}
${earlier.length > 0 ? `<h3>Other verdicts</h3>\n${earlier.join('\n')}` : ''}
</article>`
}

function scales({ report }: Shown): string {
  return report.scales
    .map(({ name, ratings }) => {
      const rows = ratings.map(
        (rating) =>
          `<tr>${textElement('td', rating.name)}${textElement('td', rating.meaning)}<td>${rating.value ?? 'off the scale'}</td></tr>`,
      )
      return `${textElement('h3', name)}\n<table><thead><tr><th scope="col">Rating</th><th scope="col">Meaning</th><th scope="col">Value</th></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`
    })
    .join('\n')
}

function corrections({ report }: Shown): string {
  const items = report.corrections.map(({ claim, text, at }) => {
    const found = report.claims.find(({ id }) => id === claim)
    const to = found ? ` to <a href="#${claimAnchor(found)}">claim ${found.number}</a>` : ''
    return `${escapeHtml(dateInWords(at))}${to}: ${textElement('span', text)}`
  })
  return items.length > 0 ? list(items) : '<p>None.</p>'
}

function notChecked({ report }: Shown): string {
  const claims = report.notChecked.filter(({ what }) => what === 'claim')
  const articles = report.notChecked.filter(({ what }) => what === 'article')
  const titles = (items: typeof claims) => list(items.map(({ title }) => textElement('span', title)))
  const parts = [
    claims.length > 0 ? `<p>Claims without a final verdict:</p>\n${titles(claims)}` : '',
    articles.length > 0 ? `<p>Pages that no person has checked in full:</p>\n${titles(articles)}` : '',
  ]
  return parts.join('\n').trim() || `<p>${nothingUnchecked(report)}</p>`
}

const history = ({ report }: Shown): string =>
  report.history.length === 0
    ? ''
    : `<table class="record"><thead><tr><th scope="col">When</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Event</th></tr></thead><tbody>
${report.history
  .map(
    ({ at, by, label, event, hash }) =>
      `<tr><td>${escapeHtml(dateInWords(at))}</td>${textElement('td', report.reviewers[by] ?? by)}${textElement('td', label)}<td><code>${escapeHtml(event)}<br>${escapeHtml(hash.slice(0, 16))}</code></td></tr>`,
  )
  .join('\n')}
</tbody></table>`

/**
 * The report as one self-contained HTML file, made to be printed: no script, no font or picture from elsewhere. All that people or
 * pages wrote is escaped and turned the way its script runs.
 */
export function renderHtml(report: Report): string {
  const shown: Shown = { report, articles: new Map(report.articles.map((article) => [article.number, article])) }
  const sources = report.articles.length > 0 ? `<ol>\n${report.articles.map(sourceItem).join('\n')}\n</ol>` : ''
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="${escapeHtml(report.program)}">
<title>${escapeHtml(report.case.name)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
${heading(shown)}
<main>
${section('Findings', summary(shown))}
${report.claims.map((claim) => claimArticle(claim, shown)).join('\n')}
${section('Timeline', timelineTables(report))}
${section('Sources', sources)}
${section('Corrections', corrections(shown))}
${section('What was not checked', notChecked(shown))}
${section('Method', report.method.map(paragraphs).join('\n'))}
${section('Scales', scales(shown))}
${section('Limits', list(report.limits.map(escapeHtml)))}
${section('Record', history(shown))}
</main>
<footer>${escapeHtml(report.program)} · case <code>${escapeHtml(report.case.id)}</code></footer>
</body>
</html>
`
}
