/** The looks of two workbooks in one list, so that equal looks have equal numbers. */
import type { Line, Look } from '../../host/common';

const KEYS = [
  'numberFormat',
  'fill',
  'color',
  'fontName',
  'fontSize',
  'bold',
  'italic',
  'underline',
  'horizontal',
  'vertical',
  'wrap',
  'indent',
  'locked',
  'top',
  'bottom',
  'left',
  'right',
] as const satisfies readonly (keyof Look)[];

export class LookTable {
  private readonly looks: Look[] = [];
  private readonly places = new Map<string, number>();
  private readonly changes = new Map<string, Partial<Look>>();
  private readonly changesByPair = new Map<string, Partial<Look>>();
  private readonly numbersBefore: readonly number[];
  private readonly numbersAfter: readonly number[];

  constructor(before: readonly Look[], after: readonly Look[]) {
    this.numbersBefore = before.map((look) => this.add(look));
    this.numbersAfter = after.map((look) => this.add(look));
  }

  /** The number of a look of the workbook before, by its place there. */
  before(place: number): number {
    return this.numbersBefore[place] ?? 0;
  }

  /** The number of a look of the workbook after. */
  after(place: number): number {
    return this.numbersAfter[place] ?? 0;
  }

  /** What makes one look of another; the same object whenever that is the same. Null when they are equal. */
  change(from: number, to: number): Partial<Look> | null {
    if (from === to) {
      return null;
    }
    const pair = `${from}>${to}`;
    let change = this.changesByPair.get(pair);
    if (change === undefined) {
      const [old, look] = [this.looks[from]!, this.looks[to]!];
      const keys = KEYS.filter((key) => textOf(old[key]) !== textOf(look[key]));
      change = this.intern(Object.fromEntries(keys.map((key) => [key, look[key]])));
      this.changesByPair.set(pair, change);
    }
    return change;
  }

  /** All of a look. */
  whole(number: number): Partial<Look> {
    return this.intern(this.looks[number]!);
  }

  private intern(change: Partial<Look>): Partial<Look> {
    const text = JSON.stringify(KEYS.map((key) => (change[key] === undefined ? 0 : textOf(change[key]))));
    const known = this.changes.get(text) ?? change;
    this.changes.set(text, known);
    return known;
  }

  private add(look: Look): number {
    const text = JSON.stringify(KEYS.map((key) => textOf(look[key])));
    const place = this.places.get(text) ?? this.looks.push(look) - 1;
    this.places.set(text, place);
    return place;
  }
}

function textOf(value: string | number | boolean | Line | null): string {
  return typeof value === 'object' && value !== null ? `${value.style} ${value.color}` : JSON.stringify(value);
}
