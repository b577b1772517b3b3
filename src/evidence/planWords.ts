import type { EvidencePlan, EvidenceRequirement } from '../rubric';
import { squash, topicsOf } from './nameWords';

/** Runs of fewer characters stand in too many names, unless they are all that a name is about. */
const SHORTEST_RUN = 4;
const SHORTEST_TOPIC = 3;
const SHORTEST_HINT = 2;

/** What the words of a name mean. */
export interface WordsMean {
  readonly requirements: readonly EvidenceRequirement[];
  /** The name has a whole title in it. */
  readonly isTitle: boolean;
  /** It says no more than their task is called, so it may be the task that is meant. */
  readonly isTaskName: boolean;
}

export interface PlanWords {
  /** Those whose title, quote or task has most of what a name is about; of a file's name, those of the task in whose own words it stands. */
  readonly mean: (topics: readonly string[], isFile: boolean) => WordsMean | null;
  /** Of some, those in whose own words a short topic (清单, 党员) stands. */
  readonly hinted: (topics: readonly string[], some: readonly EvidenceRequirement[]) => readonly EvidenceRequirement[];
  /** Whether a name has two characters in common with what a requirement or its task is about. */
  readonly isAbout: (topics: readonly string[], requirement: EvidenceRequirement) => boolean;
  /** Those of the tasks of some. */
  readonly siblings: (some: readonly EvidenceRequirement[]) => readonly EvidenceRequirement[];
  /** Those whose task has the code (Ⅲ-15), if it stands in the part. */
  readonly coded: (part: string) => readonly EvidenceRequirement[];
}

interface Known {
  readonly requirement: EvidenceRequirement;
  readonly group: string;
  readonly code: string;
  readonly title: string;
  readonly taskTitle: string;
  /** Own words, and those with the words of the task; topics are separated by |. */
  readonly own: string;
  readonly all: string;
  /** What the task is measured by: too much is named there to tell tasks apart. */
  readonly standard: string;
  /** Title and head of the task: what people call it. */
  readonly taskName: string;
}

export function planWords({ tasks, requirements }: EvidencePlan): PlanWords {
  const taskOf = new Map(tasks.map((task) => [task.id, task]));
  const known = requirements.map((requirement): Known => {
    const task = taskOf.get(requirement.task ?? '');
    const own = topicsOf(`${requirement.title}|${requirement.quote}`);
    const taskName = task ? topicsOf(`${task.title}|${task.head}`) : [];
    return {
      requirement,
      group: groupOf(requirement),
      code: squash(task?.code ?? ''),
      title: topicsOf(requirement.title).join(''),
      taskTitle: task ? topicsOf(task.title).join('') : '',
      own: own.join('|'),
      all: [...own, ...taskName].join('|'),
      standard: task ? topicsOf(task.standard).join('|') : '',
      taskName: taskName.join('|'),
    };
  });
  const byRequirement = new Map(known.map((one) => [one.requirement, one]));
  const mean = (topics: readonly string[], isFile: boolean): WordsMean | null => {
    const counts = known.map((one) => ({ one, own: covered(topics, one.own), all: covered(topics, one.all) }));
    const most = Math.max(0, ...counts.map(({ all }) => all));
    if (most === 0) {
      const ofTask = known.filter(({ taskTitle }) => taskTitle !== '' && taskTitle === topics.join(''));
      const requirements = ofTask.map(({ requirement }) => requirement);
      return requirements.length === 0 ? null : { requirements, isTitle: false, isTaskName: true };
    }
    const best = counts.filter(({ all }) => all === most);
    const inOwn = best.filter(({ own }) => own === most);
    const name = topics.join('');
    const titled = best.filter(({ one: { title } }) => title.length >= SHORTEST_RUN && name.includes(title));
    const groups = new Set(inOwn.map(({ one }) => one.group));
    const inGroups = groups.size === 0 ? best : best.filter(({ one }) => groups.has(one.group));
    const chosen = titled.length > 0 ? titled : isFile && inOwn.length > 0 ? inOwn : inGroups;
    return {
      requirements: chosen.map(({ one }) => one.requirement),
      isTitle: titled.length > 0,
      isTaskName: chosen.every(({ one }) => covered(topics, one.taskName, SHORTEST_HINT) === name.length),
    };
  };
  return {
    mean,
    hinted: (topics, some) =>
      some.filter((requirement) =>
        topics.some((topic) => topic.length >= SHORTEST_HINT && byRequirement.get(requirement)!.own.includes(topic)),
      ),
    isAbout: (topics, requirement) => {
      const { all, standard } = byRequirement.get(requirement)!;
      return topics.some((topic) => shares(topic, `${all}|${standard}`));
    },
    siblings: (some) => {
      const groups = new Set(some.map(groupOf));
      return requirements.filter((requirement) => groups.has(groupOf(requirement)));
    },
    coded: (part) => {
      const text = squash(part);
      return known.filter(({ code }) => code !== '' && isWholeCode(text, code)).map(({ requirement }) => requirement);
    },
  };
}

/** Requirements of one task belong together, else those of one clause. */
const groupOf = ({ id, task, clause }: EvidenceRequirement): string => task ?? clause ?? id;

/** How many characters of the topics stand in a text, in runs that are long enough or are a whole topic. */
function covered(topics: readonly string[], text: string, shortest = SHORTEST_RUN): number {
  let count = 0;
  for (const topic of topics) {
    if (topic.length >= Math.min(shortest, SHORTEST_TOPIC) && text.includes(topic)) {
      count += topic.length;
      continue;
    }
    for (let from = 0; from + shortest <= topic.length;) {
      let to = from + shortest;
      if (!text.includes(topic.slice(from, to))) {
        from++;
        continue;
      }
      while (to < topic.length && text.includes(topic.slice(from, to + 1))) to++;
      count += to - from;
      from = to;
    }
  }
  return count;
}

function shares(topic: string, text: string): boolean {
  for (let at = 0; at + SHORTEST_HINT <= topic.length; at++) {
    if (text.includes(topic.slice(at, at + SHORTEST_HINT))) return true;
  }
  return false;
}

/** Ⅲ-1 does not stand in Ⅲ-15. */
function isWholeCode(text: string, code: string): boolean {
  const at = text.indexOf(code);
  return at >= 0 && !/\d/.test(text.charAt(at + code.length));
}
