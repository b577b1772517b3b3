/** What a document prints of a rubric: its texts, in order, and around them the numbers, titles, points and departments of its nodes. */
import type { Node, Rubric } from '../model';
import { isClause } from '../tree';
import { squeeze, type Piece } from '../compose';

/** What may be printed of a node beside its texts. Whether it is, the document says: of all nodes of a level or of none. */
export interface Label {
  readonly kind: 'id' | 'title' | 'points' | 'verifiers';
  /** As people say it. */
  readonly text: string;
  /** As it may be printed, white space apart. */
  readonly forms: readonly string[];
  readonly where: string;
  /** Nodes of one level are printed alike. */
  readonly level: string;
  /** The texts before which it may stand, by their positions: from where its node begins to where it ends. */
  readonly from: number;
  readonly to: number;
}

export interface Script {
  readonly texts: readonly Piece[];
  /** Those of a node before those of what it holds. */
  readonly labels: readonly Label[];
}

export function scriptOf(head: string, { children, verdict }: Pick<Rubric, 'children' | 'verdict'>): Script {
  const texts: Piece[] = [];
  const labels: Label[] = [];
  const say = (text: string, where: string): void => {
    if (squeeze(text) !== '') texts.push({ text, where });
  };
  const label = (node: string, level: string, forms: Forms, inside: () => void): void => {
    const from = texts.length;
    const first = labels.length;
    for (const [kind, [text, all]] of Object.entries(forms) as [Label['kind'], Forms[Label['kind']] & {}][]) {
      labels.push({ kind, text, forms: all.map(squeeze), where: `${node}.${kind}`, level: `${level} ${kind}`, from, to: 0 });
    }
    const own = labels.length;
    inside();
    for (let at = first; at < own; at++) labels[at] = { ...labels[at]!, to: texts.length };
  };
  const sayNode = (node: Node, level: string): void => {
    label(node.id, isClause(node) ? `${level} clause` : level, formsOf(node), () => {
      if (!isClause(node)) say(node.heading, `${node.id}.heading`);
      say(node.head, `${node.id}.head`);
      if (isClause(node)) say(node.text, node.id);
      else for (const child of node.children) sayNode(child, `${level}/`);
      say(node.tail, `${node.id}.tail`);
    });
  };
  say(head, 'head');
  for (const node of children) sayNode(node, node.points === null ? 'extra' : 'category');
  if (verdict) {
    label('verdict', 'verdict', { verifiers: verifierForms(verdict.verifiers) }, () => {
      say(verdict.heading + verdict.head, 'verdict.head');
      for (const clause of verdict.clauses) {
        say(clause.head, `${clause.id}.head`);
        say(clause.text, clause.id);
        say(clause.tail, `${clause.id}.tail`);
      }
    });
  }
  return { texts, labels };
}

type Forms = Partial<Record<Label['kind'], readonly [text: string, forms: readonly string[]]>>;

const formsOf = ({ id, title, points, verifiers, continued }: Node): Forms => ({
  id: [id, ['', '、', '.', '．', ':', '：'].map((mark) => id + mark).concat(`(${id})`, `（${id}）`)],
  title: [title, [title]],
  ...(points === null ? {} : { points: [String(points), pointForms(points)] }),
  ...(continued ? {} : { verifiers: verifierForms(verifiers) }),
});

const pointForms = (points: number): string[] =>
  [`${points}`, `${points}分`].flatMap((form) => [form, `(${form})`, `（${form}）`]);

const verifierForms = (names: readonly string[]): [string, string[]] => [
  names.join('、'),
  ['', '、', ',', '，', ';', '；', '/'].map((mark) => names.join(mark)),
];
