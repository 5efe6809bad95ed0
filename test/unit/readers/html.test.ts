import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractArticle } from '../../../electron/core/article/extract'
import { readHtml } from '../../../electron/readers/html'
import { withoutSite } from '../../../electron/readers/html-metadata'

const paragraphs = (html: string) => {
  const document = readHtml(html)
  return document.blocks.map(({ span: [start, end] }) => document.text.slice(start, end))
}
const body = (html: string) => {
  const document = readHtml(html)
  return document.blocks.filter((block) => block.body).map(({ span: [start, end] }) => document.text.slice(start, end))
}

const STORY = [
  'The harbour bridge of Ostmouth will open on Monday after nine years of work, the port authority said on Friday.',
  'Mayor Lena Brandt told reporters that the last inspection had found no faults in the new bearings or in the cables.',
  '“We have waited long enough, and so have the ferries,” she said at a news conference in the old customs house.',
  'Two contractors were fined in the spring after a crane had fallen onto the eastern pier, but nobody was hurt.',
]
const PAGE = `<!doctype html><html lang="en-GB"><head><title>Ostmouth bridge to open on Monday | Coast Post</title>
<meta property="og:site_name" content="Coast Post"><meta property="og:title" content="Ostmouth bridge to open on Monday">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle",
"headline":"Ostmouth bridge to open on Monday","datePublished":"2031-05-09T08:57:00+02:00",
"author":[{"@type":"Person","name":"Ada Quill"}],"publisher":{"@type":"Organization","name":"Coast Post"}}]}</script></head>
<body><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>Ostmouth bridge to open on Monday</h1><p class="byline">By Ada Quill</p><time datetime="2031-05-09">9 May 2031</time>
<figure><img src="a.jpg"><figcaption>The bridge in April. Photo: Jon Weir</figcaption></figure>
${STORY.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}</article>
<aside class="related"><h2>More from the coast</h2><ul><li><a href="/1">Ferry line sold to its captain</a></li>
<li><a href="/2">Storm closes harbour for a week</a></li></ul></aside>
<section id="comments"><h3>Comments</h3><form><label>Name *</label><button>Send</button></form></section></main>
<footer>© 2031 Coast Media. All rights reserved.</footer></body></html>`

describe('the text of a page', () => {
  it('is what is visible, in order', () => {
    const page = `<style>p{}</style><p>One <b>bold</b>\n word.</p><script>var a = "no"</script><div>Two<br>three</div>
      <div hidden>no</div><div style="display: none">no</div><ul><li><a>Four</a><a>five</a></li></ul>`
    expect(paragraphs(page)).toEqual(['One bold word.', 'Two', 'three', 'Four five'])
  })

  it('keeps preformatted paragraphs', () => {
    expect(paragraphs('<pre>One line.\n\nAnother line.</pre>')).toEqual(['One line.', 'Another line.'])
  })

  it('parts paragraphs by a blank line and list items by a line end, as browsers copy them', () => {
    expect(readHtml('<p>One.</p><ul><li>two<li>three</ul>').text).toBe('One.\n\ntwo\nthree')
  })
})

describe('a news page', () => {
  it('gives the story and nothing around it', () => {
    expect(body(PAGE)).toEqual(STORY)
  })

  it('says what it is', () => {
    expect(extractArticle(readHtml(PAGE))).toMatchObject({
      title: 'Ostmouth bridge to open on Monday',
      publisher: 'Coast Post',
      byline: 'Ada Quill',
      published: '2031-05-09T08:57:00+02:00',
      language: 'en',
    })
  })

  it('has its date from the line under the headline where the head gives none', () => {
    const bare = PAGE.replace(/<script[\s\S]*?<\/script>/, '')
    expect(extractArticle(readHtml(bare)).published).toBe('2031-05-09')
    expect(extractArticle(readHtml(bare)).byline).toBe('Ada Quill')
  })

  it('has no date from related headlines or the copyright line', () => {
    const undated = PAGE.replace(/<script[\s\S]*?<\/script>|<time[\s\S]*?<\/time>/g, '').replace(
      'Ferry line',
      '3 June 2030 Ferry line',
    )
    expect(extractArticle(readHtml(undated)).published).toBeNull()
  })

  it('is read though its linked data is broken', () => {
    expect(body(PAGE.replace('"headline"', 'headline'))).toEqual(STORY)
  })
})

describe('a headline without the site', () => {
  it.each([
    ['Bridge opens after nine years | Coast Post', null, 'Bridge opens after nine years'],
    ['Coast Post - Bridge opens', 'Coast Post', 'Bridge opens'],
    ['Bridge opens - Harbour - Coast Post', 'Coast Post', 'Bridge opens - Harbour'],
    ['Bridge opens - after nine years of waiting', null, 'Bridge opens - after nine years of waiting'],
    ['Coast-to-coast walk ends', 'Coast', 'Coast-to-coast walk ends'],
  ])('%s', (title, site, headline) => {
    expect(withoutSite(title, site)).toBe(headline)
  })
})

describe('broken HTML', () => {
  it('never throws', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div',
      '>',
      '"',
      '<a href=',
      '</',
      '<!--',
      '<table><td>',
      'Word. ',
      '<br>',
      '<pre>',
      '&amp;',
      '<script>',
      '<svg>',
      '\u0000',
      '<html',
      '</body>',
      '<h1>',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 8 })), { maxLength: 60 }), (pieces) => {
        expect(readHtml(pieces.join('')).format).toBe('html')
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['deep nesting', `${'<div>'.repeat(20_000)}Text.`],
    ['deep inline nesting', `<p>${'<b>'.repeat(20_000)}Text.`],
    ['many short blocks', '<p>Word.</p>'.repeat(30_000)],
    ['one long block', `<p>${'word and word. '.repeat(60_000)}</p>`],
    ['tags left open', '<a href="'.repeat(50_000)],
  ])('is read in time: %s', (_, html) => {
    const start = performance.now()
    readHtml(html)
    expect(performance.now() - start).toBeLessThan(25_000)
  })
})
