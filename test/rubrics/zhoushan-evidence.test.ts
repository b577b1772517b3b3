import type { EvidenceKind, EvidenceNeed, EvidenceRequirement, EvidenceTask } from '../../src/rubric';
import { rubricById } from '../../src/rubrics';
import source from '../../src/rubrics/zhoushan-2020/source.txt';

const plan = rubricById('zhoushan-2020')!.evidence!;
const needs = plan.requirements.flatMap((requirement) => requirement.needs);
const task = (id: string): EvidenceTask => plan.tasks.find((entry) => entry.id === id)!;
const requirement = (id: string): EvidenceRequirement => plan.requirements.find((entry) => entry.id === id)!;
const squeeze = (text: string): string => text.replace(/\s+/gu, '');
const sum = (parts: readonly number[]): number => parts.reduce((total, part) => total + part, 0);

describe('the counts of Annex 2', () => {
  it('are 21 tasks and the field visit, 26 requirements and the field visit', () => {
    expect(plan.tasks.map(({ id }) => id)).toEqual(Array.from({ length: 22 }, (_, index) => String(index + 1)));
    expect(plan.tasks.filter(({ code }) => code === '').map(({ id }) => id)).toEqual(['22']);
    expect(plan.requirements.map(({ id }) => id).join(' ')).toBe(
      '1 2.3 2.4 3.2 4.3 5 6.1 6.2 7.1 7.2 8 9.1 9.2 9.3 10 11 12 13 14 15 16 17 18 19 20.1 21.4 22',
    );
    expect(plan.requirements.filter((entry) => entry.needs.some(({ kind }) => kind === 'fieldVisit'))).toEqual([
      requirement('22'),
    ]);
  });

  it('are 37 evidence lines and the field visit', () => {
    expect(needs.filter(({ kind }) => kind !== 'fieldVisit')).toHaveLength(37);
  });

  it.each<[EvidenceKind, number]>([
    ['report', 13],
    ['photo', 31],
    ['mediaPicture', 13],
    ['formalDocument', 1],
    ['departmentEvaluation', 8],
    ['fieldVisit', 1],
  ])('are, of kind %s, %i things to show', (kind, count) => {
    expect(sum(needs.filter((need) => need.kind === kind).map((need) => need.count))).toBe(count);
  });

  it('are 67 rows of a complete ledger', () => {
    expect(sum(needs.map(({ count }) => count))).toBe(67);
  });

  it.each([
    [300, '20.1'],
    [400, '2.3 2.4 3.2 4.3 5 6.1 6.2'],
    [700, '7.1 7.2 9.2 10 21.4'],
  ])('are reports of about %i characters for %s', (characters, ids) => {
    const asked = plan.requirements.filter((entry) => entry.needs.some((need) => need.characters === characters));
    expect(asked.map(({ id }) => id).join(' ')).toBe(ids);
  });
});

describe('captions', () => {
  const captioned = needs.filter(({ captions }) => captions.length > 0);

  it('are asked for on all 44 pictures: day, organiser and theme', () => {
    expect(sum(captioned.map(({ count }) => count))).toBe(44);
    expect(new Set(captioned.map(({ kind }) => kind))).toEqual(new Set(['photo', 'mediaPicture']));
    for (const { captions } of captioned) expect(captions).toEqual(['date', 'organiser', 'theme']);
  });

  it('of media pictures are also medium, column and content, in general', () => {
    for (const { kind, generalCaptions } of needs)
      expect(generalCaptions).toEqual(kind === 'mediaPicture' ? ['media', 'column', 'content'] : []);
  });
});

describe('the table', () => {
  it('is in the document, cell by cell, to its last word', () => {
    const cells = plan.tasks.map((entry) => {
      const own = plan.requirements.filter((asked) => asked.task === entry.id);
      const standard = ['18', '19', '21'].includes(entry.id) ? '' : entry.standard;
      const lead = own[0]!.continued ? '' : own[0]!.lead.join('、');
      return [
        entry.id,
        entry.content,
        standard,
        entry.head,
        ...own.map(({ quote }) => quote),
        entry.reportTime,
        lead,
        own[0]!.cooperating.join('、'),
      ].join('');
    });
    const document = squeeze(source);
    const columns = '序号测评内容测评标准材料具体要求上报时间牵头处室配合处室';
    expect(squeeze(cells.join(''))).toBe(document.slice(document.lastIndexOf(columns) + columns.length));
  });

  it.each([
    ['1', 'Ⅲ-10', '培育勤劳节俭之风'],
    ['2', 'Ⅲ-15', '志愿服务活动'],
    ['3', 'Ⅲ-31', '社会信用体系建设'],
    ['4', 'Ⅲ-32', '诚信奖惩制度'],
    ['5', 'Ⅲ-33', '开展专项治理'],
    ['6', 'Ⅲ-49', '公益活动'],
    ['7', 'Ⅲ-65', '突发公共事件应急处理'],
    ['8', 'Ⅲ-71', '城市空气质量'],
    ['9', 'Ⅲ-72', '城市河湖管理'],
    ['10', 'Ⅲ-72', '城市河湖管理'],
    ['11', 'Ⅲ-73', '城市水环境质量'],
    ['12', 'Ⅲ-73', '城市水环境质量'],
    ['13', 'Ⅲ-73', '城市水环境质量'],
    ['14', 'Ⅲ-73', '城市水环境质量'],
    ['15', 'Ⅲ-73', '城市水环境质量'],
    ['16', 'Ⅲ-74', '城市声环境质量'],
    ['17', 'Ⅲ-75', '生态环境宣传教育'],
    ['18', 'Ⅲ-75', '生态环境宣传教育'],
    ['19', 'Ⅲ-75', '生态环境宣传教育'],
    ['20', 'Ⅲ-85', '环境整治'],
    ['21', 'Ⅲ-85', '环境整治'],
    ['22', '', '实地考察'],
  ])('has in row %s the code %s and %s', (id, code, title) => {
    expect([task(id).code, task(id).title]).toEqual([code, title]);
  });

  it('prints the code of row 1 with letters', () => {
    expect(task('1').content).toBe('III-10培育勤劳节俭之风');
  });

  it('has three alternatives in the standard of row 8, and that of row 17 for 18 and 19', () => {
    expect(task('8').standard.split('\n')).toEqual([
      '环境空气质量达到GB3095-2012标准',
      '环境空气质量高于全国平均水平，或连续三年改善',
      '环境空气质量不高于全国平均水平，且连续三年未恶化',
    ]);
    expect([task('18').standard, task('19').standard]).toEqual([task('17').standard, task('17').standard]);
  });

  it('keeps what the cells of rows 2 and 6 say before their requirements', () => {
    expect(plan.tasks.filter(({ head }) => head !== '').map(({ id, head }) => [id, head])).toEqual([
      ['2', '牵头策划开展环境保护相关志愿服务活动。'],
      ['6', '牵头策划开展环境保护公益活动，'],
    ]);
  });
});

describe('deadlines', () => {
  const due = ({ deadline }: EvidenceRequirement): string =>
    [deadline.kind, ...('day' in deadline ? [deadline.day] : []), ...('by' in deadline ? [deadline.by] : [])].join(' ');

  it.each([
    ['outside 市文明办', '1'],
    ['outside 市发改委(市信用办)', '3.2 4.3 5'],
    ['afterActivity', '2.3 2.4 17 18 19'],
    ['periodic', '6.1 6.2 9.1 9.2 10'],
    ['date 2020-06-30', '7.1 7.2 20.1 21.4'],
    ['none', '8 9.3 11 12 13 14 15 16 22'],
  ])('are %s for %s', (expected, ids) => {
    expect(
      plan.requirements
        .filter((entry) => due(entry) === expected)
        .map(({ id }) => id)
        .join(' '),
    ).toBe(ids);
  });

  it('are blank in rows 4, 5, 12, 14, 21 and 22', () => {
    expect(plan.tasks.filter(({ reportTime }) => reportTime === '').map(({ id }) => id)).toEqual([
      '4',
      '5',
      '12',
      '14',
      '21',
      '22',
    ]);
  });

  it('of first drafts are the end of June for reports and the end of April for the formal document', () => {
    const drafts = plan.requirements.filter(({ draftBy }) => draftBy !== null);
    expect(drafts).toHaveLength(14);
    for (const { id, draftBy } of drafts) expect(draftBy).toBe(id === '9.1' ? '2020-04-30' : '2020-06-30');
  });
});

describe('periods', () => {
  const years = (period: EvidenceNeed['period']): string =>
    period ? `${period.from.replace('-01-01', '')}–${period.to.replace('-12-31', '')}` : '';

  it.each([
    ['2020–2020', 'report', '2.3 5 6.1 6.2 20.1'],
    ['2018–2020', 'report', '2.4 3.2 4.3 9.2 10 21.4'],
    ['', 'report', '7.1 7.2'],
    ['2020–2020', 'photo', '1 2.3 2.4 6.1 6.2 17 18 19'],
    ['2020–2020', 'mediaPicture', '2.3 2.4 6.1 6.2 17 18 19'],
    ['2017–2019', 'departmentEvaluation', '8'],
    ['2018–2020', 'departmentEvaluation', '12 13 14'],
    ['2020–2020', 'departmentEvaluation', '9.3 11 15'],
    ['', 'departmentEvaluation', '16'],
    ['', 'formalDocument', '9.1'],
  ])('are “%s” of kind %s for %s', (period, kind, ids) => {
    const asked = plan.requirements.filter((entry) =>
      entry.needs.some((need) => need.kind === kind && years(need.period) === period),
    );
    expect(asked.map(({ id }) => id).join(' ')).toBe(ids);
  });
});

describe('offices', () => {
  const led = (id: string): readonly string[] => requirement(id).lead;

  it('continue the row above in rows 4, 5, 8, 10, 12 and 14', () => {
    expect(plan.requirements.filter(({ continued }) => continued).map(({ id }) => id)).toEqual([
      '4.3',
      '5',
      '8',
      '10',
      '12',
      '14',
    ]);
    expect(['4.3', '5', '8', '10', '12', '14'].map(led)).toEqual([
      ['督察办（法规处）'],
      ['督察办（法规处）'],
      ['大气处'],
      ['治水治污办'],
      ['水和海洋处'],
      ['治水治污办', '水和海洋处'],
    ]);
  });

  it('have a gap in row 20, where only the cooperating office is printed', () => {
    expect(plan.requirements.filter(({ lead }) => lead.length === 0).map(({ id }) => id)).toEqual(['20.1']);
    expect(requirement('20.1').cooperating).toEqual(['治水治污办']);
    expect(led('21.4')).toEqual(['土壤固废与辐射处']);
  });

  it('cooperate where the cell says so', () => {
    expect(
      plan.requirements
        .filter(({ cooperating }) => cooperating.length > 0)
        .map(({ id, cooperating }) => `${id} ${cooperating.join('、')}`),
    ).toEqual([
      '2.3 相关处室',
      '2.4 相关处室',
      '12 科监处',
      '15 相关处室',
      '16 科监处',
      '17 相关处室',
      '18 办公室',
      '19 办公室',
      '20.1 治水治污办',
    ]);
  });

  it('have their duties from section 二', () => {
    expect(plan.offices.map(({ office }) => office)).toEqual(['办公室', '督察办（法规处）', '治水办', '相关处室']);
  });
});

describe('the quality rules of section 三', () => {
  it.each([
    ['software', '时间.3 时间.4 媒体.1 媒体.2 报告.4 附件2.1 附件2.2 附件2.3 附件2.4 附件2.5'],
    // What no code looks at is claimed by none.
    [
      'person',
      '时间.1 时间.2 图片.1 图片.2 图片.3 图片.4 图片.5 图片.6 图片.7 报告.1 报告.2 报告.3 报告.5 报告.6 报告.7',
    ],
  ])('are checked by %s: %s', (checkedBy, ids) => {
    const rules = plan.qualityRules.filter((rule) => rule.checkedBy === checkedBy);
    expect(rules.map(({ id }) => id).join(' ')).toBe(ids);
  });

  it('are 20 phrases of section 三 and 5 of the cells of Annex 2', () => {
    expect(plan.qualityRules).toHaveLength(25);
    expect(plan.qualityRules.filter(({ id }) => id.startsWith('附件2'))).toHaveLength(5);
  });
});

describe('the notice', () => {
  it('has nothing but headings beside what is quoted from its sections 一 to 三', () => {
    const document = squeeze(source);
    const quoted = [
      ...plan.instructions,
      ...plan.offices.map(({ office, quote }) => `${office}：${quote}`),
      ...plan.qualityRules.map(({ quote }) => quote),
    ];
    const rest = quoted.reduce(
      (text, quote) => text.replace(squeeze(quote), '|'),
      document.slice(document.indexOf('一、任务内容'), document.indexOf('附件：1.')),
    );
    expect(rest.split(/[|，；;。]+/u).filter((part) => part !== '')).toEqual([
      '一、任务内容',
      '二、责任分工',
      '具体指标分工情况详见附件1、附件2',
      '三、报送要求（一）报送时间要求',
      '（二）报送质量要求（1）活动开展及现场图片：',
      '（2）',
      '（3）',
      '（4）说明报告：',
    ]);
  });

  it('says 7 provincial opinions where the table has 8, and names 6·17: the notes say so', () => {
    expect(plan.notes[0]).toContain('7项');
    expect(plan.notes[0]).toContain('8项部门评价');
    expect(plan.notes.some((note) => note.startsWith('6·17'))).toBe(true);
    expect(requirement('19').quote).toContain('“6.17”低碳日活动');
    expect(requirement('19').quote).toContain('“6·17”低碳日纪念日');
  });
});
