import type { EvidencePlan, EvidenceRequirement } from '../rubric';
import { requirementKey } from './requirementKey';

/** `2.3`, `2.③`, `02`, `2（3）` at the beginning of a name; not the day in 6·17低碳日 or 12月. */
const ID = /^(?:第|任务|序号)?\s*(\d+(?:\.\d+|[.、\s]*[①-⑳]|[（(]\d+[)）])*)(?!\d|\.\d|[·・/年月日号点])/;
const MARK = /^[①-⑳]/;
/** What is shorter than this stands in too many titles. */
const SHORTEST_TITLE = 4;

/** The name without the extension that tells its format. */
export const stemOf = (name: string): string => name.replace(/\.[a-z][a-z0-9]{1,4}$/i, '');

/** Letters and digits alone, full-width as half-width. */
const squash = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();

/**
 * Which requirements a file can belong to by its path, in the order of the plan; none when the path says nothing.
 * Read from the outermost folder to the name, each part narrows down what the parts before it left. Folders are named by
 * id (`2.③ 志愿服务`, `02-…`), code (`Ⅲ-15`), title, or, inside such a folder, mark (`③`). A number alone at the
 * beginning of a file's name counts files, so it is no id.
 */
export function pathReader(plan: EvidencePlan): (path: string) => readonly EvidenceRequirement[] {
  const meanings = meaningsOf(plan);
  return (path) => {
    const parts = path.split('/');
    let found: readonly EvidenceRequirement[] = [];
    parts.forEach((part, index) => {
      const isFile = index === parts.length - 1;
      for (const meant of meanings(isFile ? stemOf(part) : part, isFile)) {
        const narrowed = found.length === 0 ? meant : meant.filter((one) => found.includes(one));
        if (narrowed.length > 0) found = narrowed;
      }
    });
    return found;
  };
}

/** The requirements that one part of a path can mean by its id, by a code, by a title, by its mark. */
function meaningsOf({ tasks, requirements }: EvidencePlan): (part: string, isFile: boolean) => EvidenceRequirement[][] {
  const taskOf = new Map(tasks.map((task) => [task.id, task]));
  const words = requirements.map((requirement) => {
    const task = requirement.task === null ? undefined : taskOf.get(requirement.task);
    return {
      requirement,
      id: requirementKey(requirement.id),
      code: squash(task?.code ?? ''),
      title: squash(requirement.title),
      taskTitle: squash(task?.title ?? ''),
    };
  });
  type Words = (typeof words)[number];
  const those = (isMeant: (one: Words) => boolean): EvidenceRequirement[] =>
    words.filter(isMeant).map(({ requirement }) => requirement);
  return (part, isFile) => {
    const plain = part.replace(/[０-９．]/g, (character) => character.normalize('NFKC'));
    const written = ID.exec(plain)?.[1] ?? '';
    const id = requirementKey(written);
    const hasId = id !== '' && !(isFile && /^\d+$/.test(written));
    const text = squash(plain);
    const names = [text, squash(plain.slice(written.length))];
    const says = (known: string): boolean =>
      known !== '' &&
      names.some((name) => name.includes(known) || (name.length >= SHORTEST_TITLE && known.includes(name)));
    const titled = those((one) => says(one.title));
    const mark = MARK.exec(part)?.[0];
    return [
      hasId ? those((one) => one.id === id || one.id.startsWith(`${id}.`)) : [],
      those(({ code }) => code !== '' && isWholeCode(text, code)),
      titled.length > 0 ? titled : those((one) => says(one.taskTitle)),
      mark === undefined ? [] : those((one) => one.id.endsWith(`.${requirementKey(mark)}`)),
    ];
  };
}

/** Ⅲ-1 does not stand in Ⅲ-15. */
function isWholeCode(text: string, code: string): boolean {
  const at = text.indexOf(code);
  return at >= 0 && !/\d/.test(text.charAt(at + code.length));
}
