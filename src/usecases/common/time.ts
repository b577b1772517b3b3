const two = (number: number): string => String(number).padStart(2, '0');

/** 2022-12-30, local time. */
export const isoDate = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

/** 2022-12-30 17:45, local time. */
export const isoMinute = (date: Date): string => `${isoDate(date)} ${two(date.getHours())}:${two(date.getMinutes())}`;
