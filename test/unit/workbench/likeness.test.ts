import { Buffer } from 'node:buffer'
import { afterEach, describe, expect, it } from 'vitest'
import { startWorkbench, type TestWorkbench } from './start'

let started: TestWorkbench | null = null
afterEach(async () => {
  await started?.end()
  started = null
})

const WIRE = `The ferry to Orsa will sail again on 3 May after eight weeks in dock, the harbour office said on Monday.

Two new engines were fitted at a cost of 4 million crowns, harbour master Ivo Marsh told reporters at the quay.

About 4,500 people used the ferry each week before it was taken out of service in February, according to the office.

A bus has carried them round the bay since then, a ride of almost two hours.`
const OWN = `The island of Orsa gets its ferry back, its people hope. They have waited long, and the winter was hard on them.

Lena Brandt, the mayor of Orsa, called it a good day for everybody on the island and in the town across the bay.

She promised a feast on the quay with music, soup and free rides for the children of the island on the first day.

Some doubt that the ferry will last, since its hull is older than most of those who wait for it on the quay.`

const page = (title: string, outlet: string, url: string, date: string, text: string) =>
  `<html><head><title>${title}</title><meta property="og:site_name" content="${outlet}"><link rel="canonical" href="${url}">
<meta property="article:published_time" content="${date}"></head><body><article><h1>${title}</h1>
${text
  .split('\n\n')
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('\n')}</article></body></html>`

async function withPages(pages: Record<string, string>) {
  const made = await startWorkbench()
  started = made
  await made.call('app.setReviewer', { name: 'Ada Quill' })
  await made.call('case.create', { name: 'Ferry', question: '', why: '', responsible: 'Ada Quill' })
  const files = Object.entries(pages).map(([name, html]) => ({ name, base64: Buffer.from(html).toString('base64') }))
  const { imported } = await made.call('article.importBytes', { files })
  const ids = new Map(imported.map(({ name, id }) => [name, id]))
  const { items } = await made.call('article.list', {})
  return {
    ...made,
    id: (name: string) => ids.get(name) ?? '',
    likenesses: (name: string) => items.find((row) => row.id === ids.get(name))?.sharedTextWith ?? [],
  }
}

const URL = 'https://www.courier.example/ferry'
const LATER = WIRE.replace('4 million', '6 million').replace('will sail again on 3 May', 'will not sail before 10 May')

describe('articles that look like one another', () => {
  it('are offered as versions where they come from one page, the later one told from the earlier', async () => {
    const { likenesses } = await withPages({
      'first.html': page('Ferry back', 'Courier', URL, '2031-04-21T08:00:00Z', WIRE),
      'second.html': page('Ferry late', 'Courier', `${URL}?update=1#top`, '2031-04-22T08:00:00Z', LATER),
    })
    expect(likenesses('first.html')).toMatchObject([{ likeness: 'version', order: 'later', outlet: 'Courier' }])
    expect(likenesses('second.html')).toMatchObject([{ likeness: 'version', order: 'earlier' }])
  })

  it('are near-duplicates where each has nearly all of the other, and share text where one has some of it', async () => {
    const { likenesses } = await withPages({
      'wire.html': page('Ferry back', 'Courier', URL, '2031-04-21', WIRE),
      'copy.html': page('Orsa ferry returns', 'Mirror', 'https://mirror.example/a', '2031-04-21', WIRE),
      'rewrite.html': page(
        'Island rejoices',
        'Tribune',
        'https://tribune.example/b',
        '2031-04-21',
        `${OWN}\n\n${WIRE}`,
      ),
    })
    const kinds = likenesses('wire.html').map(({ likeness }) => likeness)
    expect(kinds).toEqual(['near-duplicate', 'shared text'])
    const [, rewrite] = likenesses('wire.html')
    expect(rewrite?.share).toBeGreaterThan(0.8)
    expect(rewrite?.otherShare).toBeLessThan(0.8)
  })

  it('are told apart word by word', async () => {
    const { call, id } = await withPages({
      'first.html': page('Ferry back', 'Courier', URL, '2031-04-21', WIRE),
      'second.html': page('Ferry back', 'Courier', URL, '2031-04-22', LATER),
    })
    const { blocks, words } = await call('article.changes', { from: id('first.html'), to: id('second.html') })
    const changed = blocks.flatMap((block) => (block.kind === 'changed' ? block.segments : []))
    const texts = (state: string) => changed.filter((one) => one.state === state).map(({ text }) => text.trim())
    expect(texts('removed')).toEqual(expect.arrayContaining([expect.stringContaining('4 million')]))
    expect(texts('added')).toEqual(expect.arrayContaining([expect.stringContaining('6 million'), 'not']))
    expect(words.removed).toBeLessThan(6)
    expect(blocks.at(-1)).toMatchObject({ kind: 'same', sentences: 2 })
  })

  it('stay one origin in a claim that a reviewer puts together', async () => {
    const { call, id } = await withPages({
      'wire.html': page('Ferry back', 'Courier', URL, '2031-04-21', WIRE),
      'copy.html': page('Orsa ferry returns', 'Mirror', 'https://mirror.example/a', '2031-04-21', WIRE),
      'own.html': page('Island rejoices', 'Tribune', 'https://tribune.example/b', '2031-04-21', OWN),
    })
    const statementOf = async (name: string, words: string) => {
      const { statements, text } = await call('article.get', { id: id(name) })
      const found = statements.find(({ content }) => content.some(([from, to]) => text.slice(from, to).includes(words)))
      return found?.id ?? ''
    }
    const statements = [
      await statementOf('wire.html', 'engines were fitted'),
      await statementOf('copy.html', 'engines were fitted'),
      await statementOf('own.html', 'good day'),
    ]
    await call('compare.join', { statements })
    const { items } = await call('compare.threads', {})
    const joined = items.find(({ decided }) => decided === 'joined')
    expect(joined).toMatchObject({ articles: 3, sharedArticles: 2 })
  })
})
