import { genderOfFirstName } from '../text/names-lexicon'

const isShouted = (name: string) => name === name.toUpperCase()

/** The fullest name, then the most frequent, then by code unit; capitals throughout only where there is nothing else. */
export function bestName(forms: readonly { readonly printed: string; readonly count: number }[]): string {
  const length = (name: string) => name.split(' ').length
  // `Crooked Ann Roe` beside `Ann Roe`: the word before is no part of the name.
  const plain = forms.filter(
    (form) =>
      !forms.some(
        (other) =>
          form.printed.endsWith(` ${other.printed}`) &&
          length(other.printed) > 1 &&
          genderOfFirstName(other.printed.toLowerCase().split(' ')[0] ?? '') !== null,
      ),
  )
  const [best] = (plain.length > 0 ? plain : [...forms]).sort(
    (a, b) =>
      Number(isShouted(a.printed)) - Number(isShouted(b.printed)) ||
      length(b.printed) - length(a.printed) ||
      b.count - a.count ||
      (a.printed < b.printed ? -1 : 1),
  )
  return best?.printed ?? ''
}
