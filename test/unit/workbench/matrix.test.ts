import { Buffer } from 'node:buffer'
import { parseHTML } from 'linkedom'
import { afterEach, describe, expect, it } from 'vitest'
import { startCase, type TestWorkbench } from './start'

let started: TestWorkbench | null = null
afterEach(async () => {
  await started?.end()
  started = null
})

async function withOutlets() {
  const made = await startCase()
  started = made
  const [herald, tribune] = made.articles
  await made.call('article.update', { ids: [herald], changes: { outlet: '=Herald', published: '2031-05-20' } })
  await made.call('article.update', { ids: [tribune], changes: { outlet: 'Tribune' } })
  return made
}

async function exported(made: TestWorkbench, format: 'csv' | 'html', topic: string | null = null): Promise<string> {
  const { base64, path } = await made.call('compare.exportMatrix', { topic, format })
  expect(path).toBeNull()
  return Buffer.from(base64 ?? '', 'base64').toString('utf8')
}

describe('compare.matrix', () => {
  it('tells how much is in each row and cell, and from when', async () => {
    const { call } = await withOutlets()
    const { rows, columns, hidden } = await call('compare.matrix', { topic: null })
    expect(columns.map(({ outlet }) => outlet)).toEqual(['=Herald', 'Tribune'])
    const mayor = rows.find(({ speaker }) => speaker.name === 'Lena Brandt')
    expect(mayor).toMatchObject({ statements: 4, outlets: 2 })
    // Said on the Monday before; its other statement tells no day and stands by its publication.
    expect(mayor?.cells[0]?.days).toEqual({ oldest: '2031-05-19', newest: '2031-05-20', basis: 'mixed' })
    expect(mayor?.cells[1]?.days).toBeNull()
    expect(hidden).toEqual({ rows: 0, columns: 0 })
  })

  it('is filtered by type, speaker and kind of difference', async () => {
    const { call } = await withOutlets()
    const all = await call('compare.matrix', { topic: null })
    const mayor = all.rows.find(({ speaker }) => speaker.name === 'Lena Brandt')?.speaker.id ?? ''
    const types = async (type: 'direct' | 'indirect') =>
      (await call('compare.matrix', { topic: null, type })).rows.flatMap(({ cells }) =>
        cells.flatMap(({ statements }) => statements.map((statement) => statement.type)),
      )
    expect(new Set(await types('direct'))).toEqual(new Set(['direct']))
    const one = await call('compare.matrix', { topic: null, speaker: mayor })
    expect(one.rows.map(({ speaker }) => speaker.name)).toEqual(['Lena Brandt'])
    const numbers = await call('compare.matrix', { topic: null, difference: 'number' })
    const words = numbers.rows.flatMap(({ cells }) => cells.flatMap(({ statements }) => statements))
    expect(words.map(({ content }) => content)).toEqual([
      expect.stringContaining('4 million'),
      expect.stringContaining('6 million'),
    ])
  })
})

describe('compare.exportMatrix', () => {
  it('writes CSV in which no cell is run by a spreadsheet program', async () => {
    const text = await exported(await withOutlets(), 'csv')
    const [header = '', ...lines] = text.split('\r\n')
    expect(header).toContain(`"'=Herald","Tribune"`)
    expect(lines.some((line) => line.startsWith('"Lena Brandt","4","2",'))).toBe(true)
    expect(text).toContain('page not checked')
  })

  it('writes a page that holds what is seen and runs nothing', async () => {
    const made = await withOutlets()
    const { document } = parseHTML(await exported(made, 'html'))
    expect(document.querySelectorAll('script, img, link, iframe')).toHaveLength(0)
    expect([...document.querySelectorAll('thead th bdi')].map(({ textContent }) => textContent)).toEqual([
      '=Herald',
      'Tribune',
    ])
    expect(document.body.textContent).toContain('Order: most statements first')
    expect(document.body.textContent).toContain('said or published')
  })

  it('holds nothing that is withheld: no page, no speaker, no name in another’s words', async () => {
    const made = await withOutlets()
    const [herald] = made.articles
    await made.call('item.withhold', { target: { kind: 'speaker', name: 'Lena Brandt' }, withheld: true, reason: '' })
    await made.call('item.withhold', { target: { kind: 'article', article: herald }, withheld: true, reason: '' })
    for (const format of ['csv', 'html'] as const) {
      const text = await exported(made, format)
      expect(text).not.toMatch(/Herald|Brandt|4 million/)
      expect(text).toContain('Tribune')
    }
  })

  it('writes to a place that is named', async () => {
    const made = await withOutlets()
    const path = `${made.folder}/matrix.csv`
    expect(await made.call('compare.exportMatrix', { topic: null, format: 'csv', path })).toMatchObject({
      ...{ path, base64: null, mediaType: 'text/csv;charset=utf-8' },
    })
  })
})
