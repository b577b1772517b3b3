/** What stands in a cell of the ledger; null, undefined and '' are blank. */
export type Filled = string | number | null;

/** One row of the ledger (佐证台账) as people fill it: one thing that is shown. Nothing is read or corrected yet. */
export interface LedgerEntry {
  /** Id of the requirement: `2.3`, `2③`, `2.③`. */
  readonly requirement?: Filled;
  /** Words such as 现场照片, or the code words; may be blank where the requirement asks for one kind only. */
  readonly kind?: Filled;
  readonly title?: Filled;
  /** Name or path of the file. */
  readonly file?: Filled;
  readonly link?: Filled;
  /** 活动时间; of a document, the day it was issued. Of several days, the first. */
  readonly date?: Filled;
  readonly organiser?: Filled;
  readonly theme?: Filled;
  /** 样报名称, 台标. */
  readonly media?: Filled;
  readonly column?: Filled;
  readonly content?: Filled;
  /** 字数: 400, 约400字. */
  readonly characters?: Filled;
  /** How many measures the report names (做法和措施). */
  readonly measures?: Filled;
  /** 评价年度, of the opinion of a department: 2017—2019, 2020. */
  readonly years?: Filled;
  readonly draftDate?: Filled;
  readonly submittedDate?: Filled;
  /** Hash of the bytes of the file; from the folder, not from people. */
  readonly fileHash?: Filled;
  /** The same for all files that show one picture; from the folder, too. */
  readonly samePicture?: Filled;
  /** How many pictures the document holds that stands for photos or media; from the folder, too. */
  readonly pictures?: Filled;
  /** What a picture in the cell of title, file or link is called: it cannot be compared with files. */
  readonly pictureInCell?: Filled;
  /** The field whose cell may hold a picture, when the program that opened the workbook does not tell. */
  readonly pictureUnseen?: Filled;
  readonly remark?: Filled;
}

const NOTHING = /^(?:[-/\\—–―_]+|无|空|暂?无|没有|N\/A|#(?:VALUE!|REF!|NAME\?|N\/A|DIV\/0!|NUM!|NULL!))$/i;

/**
 * The text of a cell without outer white space; '' also for what people write into a cell that has nothing (无, /, —), and
 * for an error that was pasted as a text.
 */
export function textOf(filled: Filled | undefined): string {
  const text = String(filled ?? '').trim();
  return NOTHING.test(text.normalize('NFKC')) ? '' : text;
}

const LENGTH = /^[^\d万千百]*(\d+)[^\d万千百]*$/;

/** A whole number with words around it (400, 约400字, 1,200余字); null when there is none, or more than one. */
export function readCount(filled: Filled | undefined): number | null {
  const text = textOf(filled)
    .normalize('NFKC')
    .replace(/(?<=\d)[,\s](?=\d{3})/g, '');
  const match = LENGTH.exec(text);
  const count = match ? Number(match[1]) : NaN;
  return Number.isSafeInteger(count) && !text.includes('-') ? count : null;
}
