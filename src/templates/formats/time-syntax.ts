/**
 * `:time[2021-08-17T15:00Z]` in Markdown: a moment, which every format shows in its own way. Anything that is not a valid
 * moment stays text; an escaped bracket (`:time\[`) does too, so that escaped data cannot form one.
 */
import type { Data, Processor } from 'unified';
import { type Instant, parseInstant } from '../../domain/time.js';

export interface TimeNode {
  type: 'time';
  instant: Instant;
}

declare module 'mdast' {
  interface PhrasingContentMap {
    time: TimeNode;
  }
  interface RootContentMap {
    time: TimeNode;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    time: 'time';
  }
}

type MicromarkExtension = NonNullable<Data['micromarkExtensions']>[number];
type Code = number | null;
type State = (code: Code) => State | undefined;

const OPENING = ':time[';
const CLOSING = 93;
const LONGEST = 40;

const syntax: MicromarkExtension = {
  text: {
    58: {
      name: 'time',
      tokenize(effects, ok, nok) {
        let read = '';
        const opening: State = (code) => {
          if (code !== OPENING.charCodeAt(read.length)) return nok(code);
          effects.consume(code);
          read += String.fromCharCode(code);
          return read === OPENING ? moment : opening;
        };
        const moment: State = (code) => {
          if (code === null || code < 32 || read.length > LONGEST) return nok(code);
          if (code === CLOSING) {
            if (parseInstant(read.slice(OPENING.length)) === null) return nok(code);
            effects.consume(code);
            effects.exit('time');
            return ok;
          }
          effects.consume(code);
          read += String.fromCharCode(code);
          return moment;
        };
        return (code) => {
          effects.enter('time');
          return opening(code);
        };
      },
    },
  },
};

/** Teaches a processor the syntax. */
export function remarkTime(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax];
  data.fromMarkdownExtensions = [
    ...(data.fromMarkdownExtensions ?? []),
    {
      enter: {
        time(token) {
          const instant = parseInstant(this.sliceSerialize(token).slice(OPENING.length, -1)) ?? '';
          this.enter({ type: 'time', instant }, token);
        },
      },
      exit: {
        time(token) {
          this.exit(token);
        },
      },
    },
  ];
}
