/** What is asked of a host and what it answers, kept for replaying. */
import type { Report } from './report';

/** Characters of all recordings of a report; what is beyond is left out, and said so. */
const RECORDING_LIMIT = 3_000_000;

/** Before a result that was kept without how it was come by. */
export const ASIDE = 'aside ';

/** Names that sheets have for the time being hold letters drawn by lot; by the order of their coming they can be compared. */
const PASSING = /_kaoping[0-9a-z]{2,22}/g;

/** Gives the passing names of one case names without chance. */
function passingNames(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) =>
    text.indexOf('_kaoping') < 0
      ? text
      : text.replace(PASSING, (name) => {
          const found = known.get(name) ?? `_kaoping%${known.size}%`;
          known.set(name, found);
          return found;
        });
}

/** The way back: names of a recording become those of the replay, as they came up there. */
export class ReplayedNames {
  private readonly live: string[] = [];

  /** What is asked now, in the words of the recording. */
  asked(text: string): string {
    return text.replace(PASSING, (name) => {
      let index = this.live.indexOf(name);
      if (index < 0) index = this.live.push(name) - 1;
      return `_kaoping%${index}%`;
    });
  }

  /** What was answered then, in the words of now. */
  answered(text: string): string {
    return text.replace(/_kaoping%(\d+)%/g, (name, index: string) => this.live[Number(index)] ?? name);
  }
}

/** Collects texts by case, each distinct one once, up to a limit. */
export class Recording {
  private readonly texts: string[] = [];
  private readonly places = new Map<string, number>();
  private readonly cases = new Map<string, number[]>();
  private readonly cut: string[] = [];
  private size = 0;
  private current: string | null = null;
  private isAside = false;
  private nameless: (text: string) => string = (text) => text;

  constructor(private readonly limit = RECORDING_LIMIT) {}

  begin(id: string): void {
    this.current = id;
    this.cases.set(id, []);
    this.nameless = passingNames();
  }

  end(): void {
    this.current = null;
  }

  get isOpen(): boolean {
    return this.current !== null && !this.isAside;
  }

  async aside<T>(work: () => Promise<T>): Promise<T> {
    this.isAside = true;
    try {
      const result = await work();
      this.put(`${ASIDE}${String(JSON.stringify(result))}`);
      return result;
    } finally {
      this.isAside = false;
    }
  }

  add(text: string): void {
    if (!this.isAside) this.put(text);
  }

  private put(text: string): void {
    const id = this.current;
    if (id === null) return;
    const known = this.nameless(text);
    let place = this.places.get(known);
    if (place === undefined) {
      place = this.texts.push(known) - 1;
      this.places.set(known, place);
      this.size += known.length + 3;
    }
    this.cases.get(id)?.push(place);
    this.size += 6;
    if (this.size <= this.limit) return;
    this.cases.delete(id);
    this.cut.push(id);
    this.current = null;
  }

  /** Texts that no case names any more are left out. */
  result(): Report['recording'] {
    const used = new Map<number, number>();
    const cases: Record<string, number[]> = {};
    this.cases.forEach((places, id) => {
      cases[id] = places.map((place) => {
        const found = used.get(place) ?? used.size;
        used.set(place, found);
        return found;
      });
    });
    return { texts: Array.from(used.keys(), (place) => this.texts[place]!), cases, cut: [...this.cut] };
  }
}
