import type { PageDocument } from './html-dom'

/** What the page's JSON-LD says about its article; every value as printed. */
export interface LinkedData {
  readonly headline: string | null
  readonly author: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly articleBody: string | null
  readonly language: string | null
  readonly url: string | null
}

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const ARTICLE = /(?:Article|BlogPosting|Report|NewsStory)$/
/** Linked data nests a few levels; more is a mistake or an attack. */
const DEEPEST = 8
const MOST_OBJECTS = 5000

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])
const string = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value.trim() : null)

/** A name given as text, as an object with a name, or as a list of these. */
function names(value: unknown): string | null {
  const found = list(value).flatMap((one) => string(isObject(one) ? one.name : one) ?? [])
  return found.length > 0 ? [...new Set(found)].join(', ') : null
}

function articlesIn(value: unknown): Json[] {
  const found: Json[] = []
  const open: [unknown, number][] = [[value, 0]]
  let seen = 0
  while (open.length > 0 && seen < MOST_OBJECTS) {
    const [one, depth] = open.pop() ?? [null, 0]
    seen++
    if (depth > DEEPEST) continue
    if (Array.isArray(one)) for (const item of [...one].reverse()) open.push([item, depth + 1])
    else if (isObject(one)) {
      if (list(one['@type']).some((type) => typeof type === 'string' && ARTICLE.test(type))) found.push(one)
      for (const key of ['mainEntity', 'mainEntityOfPage', '@graph'])
        if (one[key] !== undefined) open.push([one[key], depth + 1])
    }
  }
  return found
}

function parse(text: string): unknown {
  const bare = text.replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\]\]>)\s*;?\s*$/g, '')
  try {
    return JSON.parse(bare)
  } catch {
    try {
      // Raw line ends within strings are the commonest mistake.
      return JSON.parse(bare.replace(/\p{Cc}+/gu, ' '))
    } catch {
      return null
    }
  }
}

/** Reads a page's JSON-LD; null when it describes no article. Broken linked data is passed over. */
export function readLinkedData(page: PageDocument): LinkedData | null {
  const articles: Json[] = []
  for (const script of page.querySelectorAll('script[type="application/ld+json"]'))
    articles.push(...articlesIn(parse(script.textContent)))
  const article = articles.find((one) => string(one.articleBody)) ?? articles[0]
  if (!article) return null
  const page_ = article.mainEntityOfPage
  return {
    headline: string(article.headline) ?? string(article.name),
    author: names(article.author) ?? names(article.creator),
    publisher: names(article.publisher),
    published: string(article.datePublished),
    articleBody: string(article.articleBody),
    language: string(article.inLanguage),
    url: string(article.url) ?? string(isObject(page_) ? page_['@id'] : page_),
  }
}

const bare = (text: string) =>
  text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()

/** Which blocks stand in the article body of the linked data; null when it gives none, or one too short to be whole. */
export function linkedDataKeeps(articleBody: string | null, blocks: readonly string[]): boolean[] | null {
  if (!articleBody || articleBody.length < 300) return null
  const body = ` ${bare(articleBody.replace(/<[^>]{0,500}>|&\w{1,8};/g, ' '))} `
  const kept = blocks.map((block) => {
    const words = bare(block).slice(0, 300)
    return words.length > 0 && body.includes(words.length === 300 ? words : ` ${words} `)
  })
  const found = blocks.reduce((sum, block, index) => sum + (kept[index] ? block.length : 0), 0)
  return found < 0.3 * articleBody.length ? null : kept
}
