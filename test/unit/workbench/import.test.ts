import { mkdir, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { startCase, type TestWorkbench } from './start'

let open: TestWorkbench | null = null
afterEach(() => open?.end())
const start = async () => {
  const started = await startCase()
  open = started
  return started
}
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

describe('importing', () => {
  it('walks folders, keeps images as files and names each file that can’t be read', async () => {
    const { call, folder, pushes } = await start()
    const pages = path.join(folder, 'pages')
    await mkdir(path.join(pages, 'deeper'), { recursive: true })
    await writeFile(path.join(pages, 'a.txt'), 'The ferry is late, said Ole Dahl.\n')
    await writeFile(path.join(pages, 'deeper', 'photo.png'), Buffer.from(PIXEL, 'base64'))
    await writeFile(path.join(pages, 'empty.txt'), '')
    await writeFile(path.join(pages, '.hidden'), 'x')
    await writeFile(path.join(pages, 'huge.txt'), 'x')
    await truncate(path.join(pages, 'huge.txt'), 200_000_000)
    const result = await call('article.importPaths', { paths: [pages, path.join(folder, 'gone.txt')] })
    expect(result.imported.map(({ name, kind }) => [name, kind])).toEqual([
      ['a.txt', 'article'],
      ['photo.png', 'file'],
    ])
    expect(result.problems.map(({ name }) => name).sort()).toEqual(['empty.txt', 'gone.txt', 'huge.txt'])
    expect(result.problems.find(({ name }) => name === 'huge.txt')?.reason).toContain('200 MB')
    expect(result.stopped).toBe(false)
    expect(pushes.filter(({ event }) => event === 'progress').length).toBeGreaterThan(3)
    expect((await call('case.summary', {})).counts).toMatchObject({ articles: 3, files: 1 })
    const again = await call('article.importPaths', { paths: [pages] })
    expect(again.imported.every(({ already }) => already)).toBe(true)
  })

  it('can be stopped; what was imported stays', async () => {
    const { workbench, call } = await start()
    const files = Array.from({ length: 30 }, (_, index) => ({
      name: `${index}.txt`,
      base64: Buffer.from(`Page ${index} says nothing much.`).toString('base64'),
    }))
    const running = workbench.dispatch('article.importBytes', { files })
    await call('article.stopImport', {})
    const reply = await running
    if (!reply.ok) throw new Error(reply.error.message)
    const result = reply.value as { imported: unknown[]; stopped: boolean }
    expect(result.stopped).toBe(true)
    expect(result.imported.length).toBeLessThan(30)
    expect((await call('article.list', {})).total).toBe(2 + result.imported.length)
  })

  it('refuses bytes that are no base64, and a second import beside the first', async () => {
    const { refused, workbench } = await start()
    const bad = { files: [{ name: 'x.txt', base64: 'no base64 %%' }] }
    expect(await refused('article.importBytes', bad)).toMatchObject({ code: 'bad request' })
    const first = workbench.dispatch('article.importText', { name: 'a', text: 'One page.' })
    expect(await refused('article.importText', { name: 'b', text: 'Two.' })).toMatchObject({ code: 'refused' })
    expect(await first).toMatchObject({ ok: true })
  })

  it('needs no machine result to be kept: without the analysis folder all is found again', async () => {
    const first = await startCase()
    const before = await first.call('article.get', { id: first.articles[0] })
    const { folder } = await first.call('case.summary', {})
    expect((await readdir(path.join(folder, 'analysis'))).length).toBeGreaterThan(0)
    await rm(path.join(folder, 'analysis'), { recursive: true })
    const second = await first.again()
    open = second
    await second.call('case.open', { folder })
    expect(await second.call('article.get', { id: first.articles[0] })).toEqual(before)
  })
})

describe('what people state of an article', () => {
  it('wins over the page, for many at once, and null clears it', async () => {
    const { call, articles, refused } = await start()
    const changes = { outlet: 'The Orsa Post', published: '2031-05-19', role: 'rewrite' } as const
    await call('article.update', { ids: articles, changes })
    const { items } = await call('article.list', { query: 'orsa post' })
    expect(items).toHaveLength(2)
    expect(items[0]).toMatchObject({ published: { value: '2031-05-19', origin: 'set' }, role: 'rewrite' })
    await call('article.update', { ids: [articles[0]], changes: { published: null } })
    expect((await call('article.get', { id: articles[0] })).published).toEqual({ value: null, origin: 'unknown' })
    expect(await refused('article.update', { ids: articles, changes: {} })).toMatchObject({ code: 'bad request' })
    const unknown = { ids: [`sha256:${'0'.repeat(64)}`], checked: true }
    expect(await refused('article.setChecked', unknown)).toMatchObject({ code: 'not found' })
  })

  it('tells the pages that were checked from those that were not', async () => {
    const { call, articles } = await start()
    await call('article.setChecked', { ids: [articles[0]], checked: true })
    const { items } = await call('article.list', {})
    expect(items.map(({ checked }) => checked?.by ?? null)).toEqual(['Ada Quill', null])
    const { rows } = await call('compare.matrix', { topic: null, narrated: true })
    const empties = new Set(rows.flatMap(({ cells }) => cells.map(({ empty }, column) => `${column} ${empty}`)))
    expect(empties.has('0 page not checked')).toBe(false)
    expect(empties.has('1 no statement found')).toBe(false)
  })

  it('puts paragraphs in and out of the body, and analyses the page anew', async () => {
    const { call, articles } = await start()
    const before = await call('article.get', { id: articles[0] })
    const quoted = before.paragraphs.find(({ span }) => before.text.slice(...span).includes('4 million'))
    if (!quoted) throw new Error('no such paragraph')
    await call('article.setBody', { id: articles[0], span: [quoted.span[0], quoted.span[1]], body: false })
    const after = await call('article.get', { id: articles[0] })
    expect(after.paragraphs.find(({ span }) => span[0] === quoted.span[0])).toMatchObject({ body: false, set: true })
    const words = ({ text, statements }: typeof after) =>
      statements.flatMap(({ content }) => content.map((span) => text.slice(...span))).join()
    expect(words(before)).toContain('4 million')
    expect(words(after)).not.toContain('4 million')
    await call('case.undo', {})
    expect((await call('article.get', { id: articles[0] })).statements).toEqual(before.statements)
  })
})
