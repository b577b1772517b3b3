import { Field, Select } from '@fluentui/react-components';
import { usePane } from '../context';
import { LOCALES, type Locale } from '../../locales';
import type { Book } from '../model/book';
import { AboutButton } from './AboutButton';
import { OpeningSwitch } from './OpeningSwitch';
import { DateField } from './DateField';
import { SettingChoice } from './SettingChoice';

/** 设置: rubric, date, 次数、个数空白的按0计, every reading with what it does, language, version. */
export function Settings({ book }: { readonly book: Book }) {
  const { words, environment, chooseLocale } = usePane();
  const { t } = words;
  const { rubric, assessment } = book.scoring;
  const changed = rubric.readings.filter(({ name, default: usual }) => assessment.program.choices[name] !== usual);
  return (
    <>
      <h2 className="section">{t('pane.settings.rubric')}</h2>
      <p className="rubric-title" lang="zh-CN">
        {rubric.title}
      </p>
      <p className="hint">
        {t('pane.settings.hash', { text: rubric.hashes.text.slice(0, 8), scoring: rubric.hashes.scoring.slice(0, 8) })}
      </p>
      {book.setup && (
        <>
          <DateField book={book} key={book.date} />
          <h2 className="section">{t('pane.settings.blankCounts')}</h2>
          <ul className="settings">
            <SettingChoice
              book={book}
              setting="blankCounts"
              title={t('pane.settings.blankCounts')}
              options={['否', '是']}
              usual="否"
              chosen={book.setup.blankCountsAreZero ? '是' : '否'}
              note={t('sheet.setup.note.blankCounts')}
              describe={(option) => t(option === '是' ? 'pane.settings.yes' : 'pane.settings.no')}
            />
          </ul>
          {rubric.readings.length > 0 && (
            <>
              <h2 className="section">
                {t('pane.settings.readings', { count: rubric.readings.length, changed: changed.length })}
              </h2>
              <p className="hint">{t('pane.settings.readingsNote')}</p>
            </>
          )}
          <ul className="settings">
            {rubric.readings.map((reading) => (
              <SettingChoice
                key={reading.name}
                book={book}
                setting={`reading:${reading.name}`}
                title={reading.clause === null ? reading.name : `${reading.clause} ${reading.name}`}
                options={reading.options}
                usual={reading.default}
                chosen={assessment.program.choices[reading.name] ?? reading.default}
                note={reading.note}
                describe={(option) => option}
              />
            ))}
          </ul>
        </>
      )}
      <h2 className="section">{t('pane.settings.program')}</h2>
      {environment.opensWithWorkbook && <OpeningSwitch opening={environment.opensWithWorkbook} />}
      <Field label={t('pane.settings.language')}>
        <Select
          value={words.locale}
          onChange={(_, { value }) => {
            chooseLocale(value as Locale);
          }}
        >
          {LOCALES.map((locale) => (
            <option key={locale} value={locale} lang={locale}>
              {t(`pane.language.${locale}`)}
            </option>
          ))}
        </Select>
      </Field>
      <p className="hint">{t('pane.settings.version', { version: environment.version })}</p>
      <AboutButton />
    </>
  );
}
