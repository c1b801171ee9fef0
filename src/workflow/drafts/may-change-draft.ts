/** Approvers and the release team may change a draft's words and times; the schedule is the release team's alone. */
import { mayDecide } from '../../domain/approval.js';
import type { Configuration } from '../../domain/configuration.js';
import type { MessageKind } from '../../domain/message-kind.js';
import { mayManage, personById } from '../../domain/people.js';
import { policyOf } from '../plan/draft-questions.js';

/** @throws Refusal when this person may not */
export function mayChangeDraft(configuration: Configuration, kind: MessageKind, actor: string): void {
  personById(configuration.community, actor);
  try {
    mayManage(configuration.community, actor);
  } catch {
    mayDecide(configuration.community, policyOf(configuration, kind), actor);
  }
}
