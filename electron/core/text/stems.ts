/** Past forms and the like that no ending tells: irregular form → base. */
const IRREGULAR: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...`said says:say told:tell thought:think knew known:know wrote written:write spoke spoken:speak felt:feel saw seen:see
  heard:hear found:find meant:mean made:make gave given:give took taken:take went gone goes:go came:come kept:keep
  held:hold laid:lay led:lead left:leave met:meet paid:pay put:put read:read ran:run sent:send set:set shown:show
  sought:seek swore sworn:swear taught:teach tore torn:tear threw thrown:throw understood:understand bet:bet
  began begun:begin bore:bear beat beaten:beat broke broken:break brought:bring built:build bought:buy caught:catch
  chose chosen:choose drew drawn:draw drove driven:drive fought:fight forgot forgotten:forget foresaw foreseen:foresee
  forbade forbidden:forbid got gotten:get grew grown:grow hit:hit lost:lose rose risen:rise sang sung:sing
  shot:shoot spent:spend stood:stand struck:strike stuck:stick won:win withdrew withdrawn:withdraw
  denied denies:deny replied replies:reply testified testifies:testify implied implies:imply
  tried tries:try was were is are been be being am:be has had having:have did does done doing:do`.matchAll(
      /([a-z\s]+):([a-z]+)/g,
    ),
  ].flatMap(([, forms = '', base = '']) =>
    forms
      .trim()
      .split(/\s+/)
      .map((form) => [form, base] as const),
  ),
)

const cache = new Map<string, string>()
const CACHE_LIMIT = 50_000

function compute(lower: string): string {
  const irregular = Object.hasOwn(IRREGULAR, lower) ? IRREGULAR[lower] : undefined
  if (irregular !== undefined && irregular !== lower) return compute(irregular)
  let word = lower
  if (word.length > 4) {
    if (word.endsWith('ing') && /[aeiouy]/.test(word.slice(0, -3))) word = word.slice(0, -3)
    else if (word.endsWith('ied') || word.endsWith('ies')) word = `${word.slice(0, -3)}y`
    else if (word.endsWith('ed') && /[aeiouy]/.test(word.slice(0, -2))) word = word.slice(0, -2)
    else if (/(?:[sxz]|ch|sh)es$/.test(word)) word = word.slice(0, -2)
  }
  if (word === lower && word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) word = word.slice(0, -1)
  if (/([bdgklmnprt])\1$/.test(word) && word.length > 3) word = word.slice(0, -1)
  if (word.length > 3 && word.endsWith('e')) word = word.slice(0, -1)
  return word
}

/**
 * A crude common form of a lower-case English word: inflected forms of one verb or noun give the same string, which
 * need not be a word ("argues", "argued", "arguing" → "argu"; "said" → "say").
 */
export function stem(lower: string): string {
  const known = cache.get(lower)
  if (known !== undefined) return known
  if (cache.size >= CACHE_LIMIT) cache.clear()
  const result = compute(lower)
  cache.set(lower, result)
  return result
}
