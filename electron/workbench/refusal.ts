import type { MethodError } from '../contract'

/** Something a method will not or cannot do, in words for the person who asked; dispatch makes it a reply. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  constructor(
    readonly code: MethodError['code'],
    message: string,
  ) {
    super(message)
  }
}

export const notFound = (what: string): Refusal => new Refusal('not found', `${what} is not in this case any more.`)
