import { reduce, START } from '../../src/taskpane/state';

describe('The state of the pane', () => {
  test('drilling shows the scores of one assessee and puts a plan aside', () => {
    const state = reduce({ ...START, screen: 'overview' }, { type: 'drill', assessee: '越城区', path: ['一'] });
    expect(state).toMatchObject({ screen: 'scores', assessee: '越城区', path: ['一'], plan: null });
    expect(reduce(state, { type: 'drill', path: [] })).toMatchObject({ assessee: '越城区', path: [] });
  });

  test('a new filter starts at the top of the list', () => {
    const state = reduce({ ...START, current: 7 }, { type: 'filter', filter: { search: '未填' } });
    expect(state).toMatchObject({ current: -1, filter: { search: '未填', severity: '' } });
  });

  test('an edit makes stale only what was read', () => {
    expect(reduce(START, { type: 'edited' }).isStale).toBe(false);
    const snapshot = { workbook: 'a.xlsx', dateSystem: 1900, sheets: [] } as const;
    const read = reduce(START, { type: 'book', book: { kind: 'empty', snapshot, isWritten: false } });
    expect(reduce(read, { type: 'edited' }).isStale).toBe(true);
    expect(
      reduce(reduce(read, { type: 'edited' }), { type: 'book', book: { kind: 'empty', snapshot, isWritten: false } })
        .isStale,
    ).toBe(false);
  });
});
