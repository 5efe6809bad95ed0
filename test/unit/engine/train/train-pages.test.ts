import { describe, expect, it } from 'vitest'
import { figuresOf, keptOf } from '../../../../electron/engine/train/page-figures'
import { bodyLabels } from '../../../../electron/engine/train/page-labels'
import { type SavedPage, trainPages, writtenModel } from '../../../../electron/engine/train/train-pages'

const TOPICS = ['ferry', 'bridge', 'lighthouse', 'tunnel', 'market hall', 'observatory']
const OUTLETS = ['coast-post.example', 'hill-courier.example', 'lake-gazette.example']

const storyOf = (topic: string) => [
  `The council of Ostmouth voted on Monday to repair the old ${topic}, which has been closed since the storms of last winter.`,
  `Mayor Lena Brandt told reporters that the ${topic} would be open again before the end of the year, if the money is found.`,
  `Critics said that the cost of the ${topic} had been set too low, and that nobody had asked the people who live beside it.`,
  `A second report on the ${topic} is to be published in the spring, when the engineers have looked at every part of it.`,
]
const MENU = ['Home', 'Politics', 'Sport', 'Weather', 'Sign in']
const MORE = ['Most read', 'Storm closes harbour', 'Ten walks for a wet day', 'Terms of use', 'All rights reserved']

function pageOf(topic: string, index: number): SavedPage {
  const story = storyOf(topic)
  const title = `Ostmouth to repair its ${topic}`
  const list = (lines: readonly string[]) =>
    `<ul>${lines.map((line) => `<li><a href="#">${line}</a></li>`).join('')}</ul>`
  const link = `<link rel="canonical" href="https://www.${OUTLETS[index % OUTLETS.length]}/${index}">`
  return {
    id: `page ${index}`,
    html: `<!doctype html><html><head><title>${title}</title>${link}</head><body><nav>${list(MENU)}</nav><article><h1>${title}</h1>${story.map((line) => `<p>${line}</p>`).join('')}</article><footer>${list(MORE)}</footer></body></html>`,
    text: [...MENU, '', title, '', story.join('\n\n'), '', ...MORE].join('\n'),
    article: story.join('\n\n'),
  }
}

const PAGES = TOPICS.map(pageOf)
const FEW_ROUNDS = { penalty: 2, rounds: 40 }

describe.each(['html', 'text'] as const)('the model of pages as %s', (form) => {
  const trained = trainPages(PAGES, form, FEW_ROUNDS)

  it('is the same, byte for byte, from the same pages', () => {
    const again = trainPages(TOPICS.map(pageOf), form, FEW_ROUNDS)
    expect(writtenModel(again.model)).toBe(writtenModel(trained.model))
    expect(again.unseen).toEqual(trained.unseen)
  })

  it('depends on the pages', () => {
    expect(writtenModel(trainPages(PAGES.slice(1), form, FEW_ROUNDS).model)).not.toBe(writtenModel(trained.model))
  })

  it('finds the article on pages that it learned from, and each page is tried once by a model that has not seen its outlet', () => {
    expect(trained.learned).toHaveLength(PAGES.length)
    expect(trained.unseen).toHaveLength(PAGES.length)
    for (const { precision, recall } of [...trained.learned, ...trained.unseen]) {
      expect(precision).toBeGreaterThan(0.9)
      expect(recall).toBeGreaterThan(0.9)
    }
  })

  it('is written as JSON that reads back', () => {
    expect(JSON.parse(writtenModel(trained.model))).toEqual(trained.model)
  })
})

describe('the labels of a page', () => {
  const labels = (lines: readonly string[], article: string) => {
    let start = 0
    const spans = lines.map((line): [number, number] => {
      start += line.length + 1
      return [start - line.length - 1, start - 1]
    })
    return bodyLabels(lines.join('\n'), spans, article)
  }

  it('are the paragraphs whose words the article has, in its order', () => {
    const story = storyOf('ferry')
    expect(labels([...MENU, ...story, ...MORE], story.join('\n'))).toEqual([
      ...MENU.map(() => false),
      ...story.map(() => true),
      ...MORE.map(() => false),
    ])
  })

  it('leave out a few words of the article that stand far from it', () => {
    const story = storyOf('ferry')
    const far = Array.from({ length: 12 }, (_, index) => `Headline number ${index}`)
    expect(labels(['The council', ...far, ...story.slice(1)], ['The council', ...story.slice(1)].join('\n'))[0]).toBe(
      false,
    )
  })
})

describe('the figures of a reading', () => {
  it('count runs of four words', () => {
    expect(keptOf('one two three four five', 'one two three four six')).toEqual({ precision: 0.5, recall: 0.5 })
    expect(keptOf('', 'one two')).toEqual({ precision: 0, recall: 0 })
    expect(keptOf('', '')).toEqual({ precision: 1, recall: 1 })
  })

  it('are averages over pages', () => {
    const pages = [
      { precision: 1, recall: 1 },
      { precision: 0.5, recall: 0 },
    ]
    expect(figuresOf(pages)).toBe('P 75.0  R 50.0  F1 60.0  kept to the word 50.0')
  })
})
