import { assert, asyncProperty, type Arbitrary } from 'fast-check';

/** What comes of an answer: "code abc", "error access_denied", "token abc for 60", or "refused". */
export type Verdict = string;

/** An answer of a server, as our code and as oauth4webapi judge it. */
export interface Case<Answer> {
  answer: Answer;
  ours: Verdict;
  theirs: Verdict;
}

/** A difference that we want. */
export interface Choice<Answer> {
  /** What we do, as the end of "we …". */
  choice: string;
  why: string;
  example: Answer;
  /** Tells a difference that comes of this choice from all others. */
  covers: (difference: Case<Answer>) => boolean;
}

/** `npm run judge` asks for many more: see support/judge.config.mjs. */
const { judgeRuns: RUNS = 1000 } = window as { judgeRuns?: number };

export const REFUSED: Verdict = 'refused';

/** The first word of a verdict. */
export const kindOf = (verdict: Verdict): string => verdict.split(' ')[0]!;

/** Declares the tests: the choices are made, and nothing else is judged otherwise than there. */
export function judge<Answer>(
  what: string,
  answers: Arbitrary<Answer>,
  choices: Choice<Answer>[],
  judges: Record<'ours' | 'theirs', (answer: Answer) => Verdict | Promise<Verdict>>,
): void {
  const compare = async (answer: Answer): Promise<Case<Answer>> => ({
    answer,
    ours: await judges.ours(answer),
    theirs: await judges.theirs(answer),
  });

  describe(`${what}, beside oauth4webapi`, () => {
    for (const { choice, why, example, covers } of choices) {
      it(`we ${choice}: ${why}`, async () => {
        const difference = await compare(example);
        const text = JSON.stringify(difference);
        if (difference.ours === difference.theirs) throw new Error(`No difference: ${text}`);
        if (!covers(difference)) throw new Error(`Another difference: ${text}`);
      });
    }

    const seed = Date.now() % 2 ** 31;
    it(`everything else is judged alike, in ${RUNS} answers of the seed ${seed}`, async function () {
      this.timeout(60_000 + RUNS * 20);
      console.log(`${what}: ${RUNS} answers of the seed ${seed}`);
      const property = asyncProperty(answers, async (answer) => {
        const both = await compare(answer);
        if (both.ours === both.theirs || choices.some(({ covers }) => covers(both))) return;
        throw new Error(`We say "${both.ours}", and oauth4webapi says "${both.theirs}".`);
      });
      await assert(property, { seed, numRuns: RUNS });
    });
  });
}
