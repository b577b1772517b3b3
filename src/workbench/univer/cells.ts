/** What a cell holds: values and formulas of the model, and Univer's cells. */
import { CellValueType, type ICellData, type IDocumentData, type IStyleData, type Nullable } from '@univerjs/core';
import { ERROR_TYPE_SET, type ErrorType } from '@univerjs/preset-sheets-core';
import type { CellValue } from '../../host/port';

const isError = (text: string): boolean => ERROR_TYPE_SET.has(text as ErrorType);
const looksLikeSomethingElse = (text: string): boolean =>
  isError(text) || /^(?:true|false)$/i.test(text) || (text.trim() !== '' && Number.isFinite(Number(text)));

/** The value of a cell, or the last result of its formula. */
export function valueOf(cell: Nullable<ICellData>): CellValue {
  const body = cell?.p?.body;
  if (body != null) {
    const text = body.dataStream.replace(/\r\n$/, '').replace(/\r\n?/g, '\n');
    return text === '' ? null : text;
  }
  const value = cell?.v;
  if (value == null || value === '') {
    return null;
  }
  if (cell?.t === CellValueType.BOOLEAN || typeof value === 'boolean') {
    return value === true || value === 1 || String(value).toUpperCase() === 'TRUE';
  }
  if (typeof value === 'string') {
    if (cell?.t === CellValueType.NUMBER) {
      return Number(value);
    }
    return cell?.t !== CellValueType.FORCE_STRING && isError(value) ? { error: value } : value;
  }
  return cell?.t === CellValueType.STRING || cell?.t === CellValueType.FORCE_STRING ? String(value) : value;
}

export function isBlank(cell: Nullable<ICellData>): boolean {
  return cell == null || (!cell.f && !cell.si && valueOf(cell) === null);
}

/** A value as Univer holds it, with its type said: what people write stays what it is. */
export function toCell(value: CellValue): ICellData {
  switch (typeof value) {
    case 'number':
      return { v: value, t: CellValueType.NUMBER };
    case 'boolean':
      return { v: value ? 1 : 0, t: CellValueType.BOOLEAN };
    case 'string':
      return { v: value, t: looksLikeSomethingElse(value) ? CellValueType.FORCE_STRING : CellValueType.STRING };
    default:
      return value === null ? {} : { v: value.error, t: CellValueType.STRING };
  }
}

/** A text of several lines: only as a document does Univer break its lines. */
export function toDocument(text: string, style: Nullable<IStyleData>): IDocumentData {
  const stream = text.replace(/\r\n|\n/g, '\r');
  const paragraphs = [...stream.matchAll(/\r/g)].map(({ index }) => ({ startIndex: index }));
  const { ff, fs, it, bl, ul, cl } = style ?? {};
  const ts = Object.fromEntries(Object.entries({ ff, fs, it, bl, ul, cl }).filter(([, value]) => value != null));
  return {
    id: 'text',
    documentStyle: {},
    body: {
      dataStream: `${stream}\r\n`,
      textRuns: [{ st: 0, ed: stream.length, ts }],
      paragraphs: [...paragraphs, { startIndex: stream.length }],
      sectionBreaks: [{ startIndex: stream.length + 1 }],
    },
    drawings: {},
    drawingsOrder: [],
  };
}

export const hasLines = (value: CellValue): value is string => typeof value === 'string' && /[\r\n]/.test(value);
