import type { AgreementFigures } from '../contract'
import type { Agreement } from '../core/review/agreement'
import { agreementOfCase } from '../core/review/blind-agreement'
import { type Methods, openCaseOf } from './context'
import { namesOf } from './copy-views'

/** How far reviewers agree. */
export const agreementMethods: Methods<'case.agreement'> = {
  async 'case.agreement'(context) {
    const { state } = openCaseOf(context).store
    const { said, truth, blind, notBlind } = agreementOfCase(state)
    const scales = await context.scales()
    const figures = ({ items, percent, kappa, alpha, reviewers }: Agreement & { reviewers: readonly string[] }) => {
      const made: AgreementFigures = { claims: items, reviewers: namesOf(state, reviewers), percent, kappa, alpha }
      return made
    }
    return {
      said: figures(said),
      truth: truth.map(({ scale, ...rest }) => ({
        scale,
        name: scales.find(({ id }) => id === scale)?.name ?? scale,
        ...figures(rest),
      })),
      blind,
      notBlind,
    }
  },
}
