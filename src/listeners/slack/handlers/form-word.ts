/** The name of what somebody said in a form: sent twice with the same content it is the same word, whatever Slack calls it. */
import { hashOf } from '../../../domain/identity.js';
import type { FormInput } from '../input.js';

export const formWord = ({ viewId, values }: Pick<FormInput, 'viewId' | 'values'>): string =>
  `slack:form:${viewId}:${hashOf(values).slice(0, 16)}`;
