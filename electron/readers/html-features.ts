import type { Features, ParagraphFeatures } from '../core/article/body-model'
import type { LineShape } from '../core/article/line-shape'
import type { Place, WalkedPage } from './html-walk'

/** Groups of words that page builders put into class names and ids, by what they mark. */
const NAME_GROUPS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['comment', /comment|disqus|discussion|respond|repl(?:y|ies)|livefyre/],
  [
    'related',
    /related|recommend|more-?(?:stor|from|on|news)|read-?(?:more|next|also)|also|popular|trending|latest|most-|outbrain|taboola|zergnet|similar|suggest|promo|teaser|recirc|up-?next|carousel|headlines|river|inline-?link/,
  ],
  ['share', /share|sharing|social|follow|facebook|twitter|addtoany|sharedaddy|whatsapp/],
  ['advertising', /(?:^|[-_ ])ads?(?:$|[-_ ])|advert|sponsor|banner|dfp|gpt|commercial|adunit|ad-?slot/],
  ['side', /sidebar|side-?bar|rail|aside|widget|secondary|complementary|module/],
  ['navigation', /nav|menu|breadcrumb|pagination|pager|topbar|masthead|toolbar|skip/],
  ['foot', /footer|bottom|copyright|legal|disclaimer/],
  ['author', /author|byline|bio|contributor|reporter|credit|writer|profile/],
  ['caption', /caption|photo|image|img|figure|media|gallery|slideshow|video|player|lightbox/],
  ['subscribe', /newsletter|subscri|signup|sign-up|paywall|login|register|donat|membership|cta|alert|optin/],
  ['tags', /(?:^|[-_ ])tags?(?:$|[-_ ])|tag-?list|topics?(?:$|[-_ ])|keyword|categor|labels?(?:$|[-_ ])/],
  [
    'date',
    /(?:^|[-_ ])(?:date|time|timestamp|published|pubdate|updated|posted|meta|info|entry-meta|dateline)(?:$|[-_ ])/,
  ],
  ['overlay', /modal|popup|overlay|cookie|consent|gdpr|notice|toast|tooltip|hidden|sr-only|screen-reader|visually/],
  [
    'headline',
    /headline|(?:^|[-_ ])title|heading|subtitle|dek|summary|standfirst|lead(?:$|[-_ ])|intro|excerpt|kicker|deck|description|sapo/,
  ],
  [
    'body',
    /article-?_*(?:body|content|text|copy|main)|entry-?content|post-?(?:body|content|text)|story-?(?:body|content|text)|body-?(?:text|copy|content)|articlebody|news-?(?:text|body|content|detail)|richtext|content-?body|text-?content|main-?content|paragraph|zn-body|wysiwyg|prose/,
  ],
  ['article', /article|story|post|entry|content|main|text|body|hentry|news/],
]
const ANCESTORS = [
  'ARTICLE',
  'MAIN',
  'SECTION',
  'ASIDE',
  'NAV',
  'HEADER',
  'FOOTER',
  'FORM',
  'FIGURE',
  'FIGCAPTION',
  'TABLE',
  'LI',
  'BLOCKQUOTE',
  'BUTTON',
  'LABEL',
  'A',
] as const
const OWN_TAGS = new Set([
  'P',
  'DIV',
  'LI',
  'TD',
  'TR',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'SPAN',
  'DD',
  'DT',
  'BUTTON',
  'LABEL',
  'FIGCAPTION',
  'SECTION',
  'ARTICLE',
  'BLOCKQUOTE',
  'PRE',
  'FIGURE',
])
/** An element with more than this share of the page's text is a frame: its names say nothing about what is in it. */
const FRAME = 0.75

function addSteps(into: Record<string, number>, name: string, value: number, at: readonly number[]): void {
  for (const step of at) if (value >= step) into[`${name}>=${step}`] = 1
}

/** The name groups that an element's class and id fall into. */
function namesOf(place: Place): string[] {
  const written = `${place.element.getAttribute('class') ?? ''} ${place.element.getAttribute('id') ?? ''} ${place.element.getAttribute('itemprop') ?? ''}`
  if (written.length < 3) return []
  const names = written
    .slice(0, 300)
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
  return NAME_GROUPS.filter(([, pattern]) => pattern.test(names)).map(([name]) => name)
}

/** The prose below each element, and where on the page most of it is. */
interface ProseTree {
  readonly below: ReadonlyMap<Place, number>
  /** Prose directly in an element's own blocks. */
  readonly direct: ReadonlyMap<Place, number>
  readonly bySignature: ReadonlyMap<string, number>
  readonly mostDirect: number
  readonly mostSignature: number
  readonly total: number
  /** The smallest elements that hold 50 % and 80 % of the page's prose. */
  readonly half: Place | null
  readonly most: Place | null
}

const signatureOf = (place: Place) =>
  `${place.parent?.tag ?? ''}.${place.parent?.element.getAttribute('class') ?? ''}>${place.tag}.${place.element.getAttribute('class') ?? ''}`

function proseTree(page: WalkedPage, shapes: readonly LineShape[]): ProseTree {
  const below = new Map<Place, number>()
  const direct = new Map<Place, number>()
  const bySignature = new Map<string, number>()
  let total = 0
  const add = <K>(map: Map<K, number>, key: K, mass: number) => map.set(key, (map.get(key) ?? 0) + mass)
  page.blocks.forEach((block, index) => {
    const shape = shapes[index]
    if (!shape || block.linked > 0.5) return
    const mass = shape.prose * Math.min(shape.words, 120)
    total += mass
    for (let at: Place | null = block.place; at; at = at.parent) add(below, at, mass)
    const holder = block.place.parent ?? block.place
    add(direct, holder, mass)
    add(bySignature, signatureOf(block.place), mass)
  })
  const smallest = (share: number): Place | null => {
    let best: Place | null = null
    for (const [place, mass] of below) if (mass >= share * total && (!best || place.depth > best.depth)) best = place
    return best
  }
  return {
    below,
    direct,
    bySignature,
    mostDirect: Math.max(1, ...direct.values()),
    mostSignature: Math.max(1, ...bySignature.values()),
    total,
    half: smallest(0.5),
    most: smallest(0.8),
  }
}

const within = (place: Place, ancestor: Place | null): boolean => {
  if (!ancestor) return false
  let at: Place | null = place
  while (at && at.depth > ancestor.depth) at = at.parent
  return at === ancestor
}

/** What an element's ancestors say, worked out once an element. */
class AncestorFeatures {
  private readonly known = new Map<Place, ReadonlySet<string>>()
  constructor(private readonly characters: number) {}

  of(place: Place): ReadonlySet<string> {
    const chain: Place[] = []
    let at: Place | null = place
    while (at && !this.known.has(at)) {
      chain.push(at)
      at = at.parent
    }
    let inherited: ReadonlySet<string> = (at && this.known.get(at)) || new Set<string>()
    for (const one of chain.reverse()) {
      const own = this.own(one)
      if (own.length > 0) inherited = new Set([...inherited, ...own])
      this.known.set(one, inherited)
    }
    return inherited
  }

  private own(place: Place): string[] {
    const features = (ANCESTORS as readonly string[]).includes(place.tag) ? [`in ${place.tag}`] : []
    const isFrame = place.tag === 'BODY' || place.tag === 'HTML' || place.characters > FRAME * this.characters
    if (!isFrame) features.push(...namesOf(place).map((name) => `in name ${name}`))
    return features
  }
}

/** Groups whose text is prose, but seldom the article's. */
const ASIDE_GROUPS = ['comment', 'related', 'side', 'foot', 'overlay', 'subscribe', 'advertising', 'navigation'].map(
  (name) => `in name ${name}`,
)
const ASIDE_TAGS = ['ASIDE', 'NAV', 'FOOTER', 'FORM', 'FIGURE', 'BUTTON'].map((tag) => `in ${tag}`)

/** Shapes whose prose counts less where the structure says that it is somebody else's: links, comments, footers. */
export function structuredShapes(page: WalkedPage, shapes: readonly LineShape[]): LineShape[] {
  const ancestors = new AncestorFeatures(page.text.length)
  return shapes.map((shape, index) => {
    const block = page.blocks[index]
    if (!block) return shape
    const around = ancestors.of(block.owner)
    const aside = [...ASIDE_GROUPS, ...ASIDE_TAGS].some((name) => around.has(name))
    return { ...shape, prose: shape.prose * (1 - block.linked) * (aside ? 0.25 : 1) }
  })
}

/** What joins a block to the one before: the nearer their common ancestor, the likelier they belong together. */
function stepFeatures(page: WalkedPage, index: number, tree: ProseTree): Features {
  const features: Record<string, number> = {}
  const place = page.blocks[index]?.place
  const previous = page.blocks[index - 1]?.place
  if (!place || !previous) return features
  let [a, b]: [Place | null, Place | null] = [place, previous]
  while (a && b && a !== b) {
    if (a.depth >= b.depth) a = a.parent
    else b = b.parent
  }
  const up = a ? Math.max(place.depth, previous.depth) - a.depth : 99
  features[`up ${up >= 6 ? 6 : up >= 4 ? 4 : up}`] = 1
  if (place.parent === previous.parent && place.tag === previous.tag) features.sibling = 1
  if (signatureOf(place) === signatureOf(previous)) features['same signature'] = 1
  if (within(place, tree.half) !== within(previous, tree.half)) features['across half'] = 1
  if (within(place, tree.most) !== within(previous, tree.most)) features['across most'] = 1
  const share = a ? (tree.below.get(a) ?? 0) / Math.max(1, tree.total) : 0
  addSteps(features, 'common prose', share, [0.3, 0.6, 0.9])
  return features
}

/** The heading that says the page's title, given where the prose is: the last one above it, else the first. */
function titleIndex(page: WalkedPage, shapes: readonly LineShape[], title: string | null): number | null {
  const wanted = new Set(title?.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  if (wanted.size === 0) return null
  const firstProse = shapes.findIndex((shape) => shape.prose > 0.6)
  let found: number | null = null
  let bestScore = 0
  shapes.forEach(({ key }, index) => {
    const words = key.split(' ')
    if (words.length < 2 || words.length > 40) return
    const common = words.filter((word) => wanted.has(word)).length
    const heading = page.blocks[index]?.kind === 'heading' ? 0.3 : 0
    const score =
      (2 * common) / (words.length + wanted.size) + heading + (firstProse < 0 || index <= firstProse ? 0.01 : 0)
    if (common / words.length > 0.6 && common / wanted.size > 0.4 && score >= bestScore) {
      bestScore = score
      found = index
    }
  })
  return found
}

/** Other witnesses for a page's body, one entry a block; null where a witness is not there. */
export interface Witnesses {
  /** Mozilla's Readability. */
  readonly readability: readonly boolean[] | null
  /** Whether a block stands in the article body that the page's linked data gives. */
  readonly linkedData: readonly boolean[] | null
  /** The page's title, as its head gives it. */
  readonly title: string | null
}

/** Numbers about each block's place in the page's structure, to stand beside those about its text. */
export function structureFeatures(
  page: WalkedPage,
  shapes: readonly LineShape[],
  witnesses: Witnesses,
): ParagraphFeatures[] {
  const tree = proseTree(page, shapes)
  const ancestors = new AncestorFeatures(page.text.length)
  const title = titleIndex(page, shapes, witnesses.title)
  return page.blocks.map((block, index) => {
    const features: Record<string, number> = {}
    if (title === null) features['no title'] = 1
    else if (index === title) features['is title'] = 1
    else if (index < title) features['above title'] = 1
    else addSteps(features, 'lines below title', 1 / (index - title), [0.02, 0.05, 0.1, 0.25, 1])
    const { place } = block
    const own = OWN_TAGS.has(place.tag) ? place.tag : 'other'
    features[`tag ${/^H[2-6]$/.test(own) ? 'H2-6' : own}`] = 1
    addSteps(features, 'linked', block.linked, [0.1, 0.4, 0.8])
    for (const name of ancestors.of(block.owner)) features[name] = 1
    for (const name of namesOf(place)) features[`name ${name}`] = 1
    if (place.parent) for (const name of namesOf(place.parent)) features[`parent name ${name}`] = 1
    const holder = place.parent ?? place
    addSteps(features, 'holder prose', (tree.direct.get(holder) ?? 0) / tree.mostDirect, [0.05, 0.2, 0.5, 1])
    if (holder.parent)
      addSteps(
        features,
        'upper prose',
        (tree.below.get(holder.parent) ?? 0) / Math.max(1, tree.total),
        [0.1, 0.3, 0.5, 0.8],
      )
    addSteps(
      features,
      'signature prose',
      (tree.bySignature.get(signatureOf(place)) ?? 0) / tree.mostSignature,
      [0.05, 0.3, 1],
    )
    if (within(place, tree.half)) features['in half'] = 1
    if (within(place, tree.most)) features['in most'] = 1
    for (const [name, kept] of [
      ['readability', witnesses.readability],
      ['linked data', witnesses.linkedData],
    ] as const) {
      if (!kept) features[`no ${name}`] = 1
      else {
        features[kept[index] ? `${name} keeps` : `${name} drops`] = 1
        if (kept[index] && kept[index - 1] && kept[index + 1]) features[`${name} keeps around`] = 1
      }
    }
    return { own: features, step: stepFeatures(page, index, tree) }
  })
}
