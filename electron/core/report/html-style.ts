/**
 * The report's own style sheet: made to be read on paper first. System fonts alone, so that the file needs nothing else; one accent;
 * nothing told by colour alone.
 */
export const REPORT_STYLE = `
:root { --ink: #1b1a18; --soft: #5c5852; --line: #d9d4cb; --accent: #7a2e1d; --mark: #fbf0c4; --paper: #fff; color-scheme: light; }
* { box-sizing: border-box; }
html { background: var(--paper); }
body { margin: 0 auto; max-width: 46rem; padding: 3rem 1.5rem 4rem; color: var(--ink); background: var(--paper);
  font: 1.0625rem/1.55 Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", "Noto Serif", Georgia, serif;
  font-variant-numeric: oldstyle-nums; overflow-wrap: break-word; hanging-punctuation: first last; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; break-after: avoid; }
h1 { font-size: 2.1rem; margin: .3rem 0 .6rem; font-weight: 600; }
h2 { font-size: 1.3rem; margin: 3rem 0 .8rem; padding-top: .6rem; border-top: 2px solid var(--ink); font-weight: 600; }
h3 { font-size: 1.02rem; margin: 1.5rem 0 .35rem; font-weight: 600; }
p { margin: .5rem 0; text-wrap: pretty; orphans: 3; widows: 3; }
a { color: inherit; text-decoration-color: var(--accent); text-underline-offset: .15em; }
ul, ol { padding-inline-start: 1.4rem; margin: .5rem 0; }
li { margin: .25rem 0; }
.plain { list-style: none; padding: 0; }
table { border-collapse: collapse; width: 100%; font-size: .93rem; font-variant-numeric: lining-nums tabular-nums; }
th, td { text-align: start; vertical-align: top; padding: .45rem .8rem .45rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; border-bottom-color: var(--ink); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; margin: .8rem 0; }
dt { color: var(--soft); }
dd { margin: 0; }
blockquote { margin: .6rem 0; padding-inline-start: 1rem; border-inline-start: 2px solid var(--line); }
mark { background: var(--mark); color: inherit; padding: .05em 0; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.kind, .small, .locator, figcaption { color: var(--soft); font-size: .86rem; }
.kind { letter-spacing: .06em; text-transform: uppercase; margin: 0; }
.lead { font-size: 1.2rem; }
.claim > header h2 { border-top-width: 1px; }
.record td:first-child { white-space: nowrap; }
.record code { font-size: .7em; white-space: nowrap; }
.number { color: var(--accent); font-variant-numeric: lining-nums; margin-inline-end: .35em; }
.wording { font-size: 1.22rem; line-height: 1.4; margin: .2rem 0 .4rem; font-weight: 500; }
.timeline { table-layout: fixed; margin: .8rem 0 1.4rem; font-size: .86rem; line-height: 1.4; }
.timeline th:first-child { width: 8.5rem; }
.timeline tbody th { border-bottom-color: var(--line); }
.timeline td + td, .timeline th + td { border-inline-start: 1px dotted var(--line); padding-inline-start: .6rem; }
.timeline .later { border-inline-start: 2px dashed var(--soft); padding-inline-start: .6rem; }
.timeline .small { display: block; font-weight: 400; }
.timeline p { margin: 0 0 .5rem; }
.sign { color: var(--accent); font-family: "DejaVu Sans", "Noto Sans Symbols2", sans-serif; }
.verdicts { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0 2rem; margin: 1rem 0;
  border-block: 1px solid var(--ink); }
.verdicts > div { padding: .7rem 0; }
.verdicts h3 { margin: 0; font-size: .86rem; font-weight: 400; color: var(--soft); }
.judgement { font-size: 1.15rem; font-weight: 600; margin: .1rem 0 .3rem; color: var(--accent); }
.unsettled { color: var(--ink); font-style: italic; font-weight: 500; }
figure { margin: .8rem 0; break-inside: avoid; }
figure blockquote { margin: 0; }
figcaption { padding-inline-start: calc(1rem + 2px); margin-top: .2rem; line-height: 1.4; }
.locator { font-variant-numeric: lining-nums; }
code { font: .82em/1.4 ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere; }
footer { margin-top: 3rem; padding-top: .8rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .86rem; }
@media screen and (max-width: 34rem) { body { padding: 1.5rem 1rem 3rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
@page { margin: 20mm 18mm 22mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt serif; color: #5c5852; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.45; }
  h1 { font-size: 21pt; }
  h2 { font-size: 13.5pt; margin-top: 9mm; }
  .claim > header h2 { margin-top: 8mm; }
  .claim > header, .verdicts, li, tr { break-inside: avoid; }
  .claim > header, .claim > header + p { break-after: avoid; }
  .record, table { font-size: 9.5pt; }
  thead { display: table-header-group; }
  a { text-decoration: none; }
  mark { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}
`
