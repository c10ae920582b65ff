// Says what zod found wrong with a body in the codes and words Discord uses.
import type { $ZodIssue } from 'zod/v4/core';
import { type Flaw, flaw } from '../errors.js';

type Path = readonly (string | number)[];

const CONVERSIONS: Readonly<Record<string, readonly [code: string, message: string]>> = {
  string: ['STRING_TYPE_CONVERT', 'Could not interpret the value as string.'],
  number: ['NUMBER_TYPE_COERCE', 'The value is not a number.'],
  int: ['NUMBER_TYPE_COERCE', 'The value is not int.'],
  boolean: ['BOOLEAN_TYPE_CONVERT', 'Must be either true or false.'],
  array: ['LIST_TYPE_CONVERT', 'Only iterables may be used in a ListType'],
  object: ['MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType'],
  record: ['DICT_TYPE_CONVERT', 'Only dictionaries may be used in a DictType'],
};

export function flawsOf(issues: readonly $ZodIssue[], body: unknown, base: Path = []): Flaw[] {
  return issues.flatMap((issue) => flawsOfIssue(issue, body, base));
}

function flawsOfIssue(issue: $ZodIssue, body: unknown, base: Path): Flaw[] {
  const path = [...base, ...issue.path.filter((step) => typeof step !== 'symbol')];
  switch (issue.code) {
    case 'invalid_type': {
      if (valueAt(body, path) === undefined) return [flaw(path, 'BASE_TYPE_REQUIRED', 'This field is required')];
      const [code, message] = CONVERSIONS[issue.expected] ?? ['BASE_TYPE_INVALID', 'Invalid value.'];
      return [flaw(path, code, message)];
    }
    case 'invalid_value':
      if (valueAt(body, path) === undefined) return [flaw(path, 'BASE_TYPE_REQUIRED', 'This field is required')];
      return [flaw(path, 'BASE_TYPE_CHOICES', `Value must be one of {${issue.values.map(String).join(', ')}}.`)];
    case 'too_big':
      if (issue.origin === 'string' || issue.origin === 'array')
        return [flaw(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${issue.maximum} or fewer in length.`)];
      return [flaw(path, 'NUMBER_TYPE_MAX', `Value should be less than or equal to ${issue.maximum}.`)];
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array') return [tooShort(path, body, Number(issue.minimum))];
      return [flaw(path, 'NUMBER_TYPE_MIN', `Value should be greater than or equal to ${issue.minimum}.`)];
    case 'invalid_format':
      if (issue.format === 'url') return [flaw(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.')];
      if (issue.format === 'regex') return [flaw(path, 'NUMBER_TYPE_COERCE', 'The value is not snowflake.')];
      return [flaw(path, 'BASE_TYPE_FORMAT', `Not a well formed ${issue.format}.`)];
    case 'invalid_union':
      return flawsOfUnion(issue.errors, body, path);
    default:
      return [flaw(path, 'BASE_TYPE_INVALID', 'Invalid value.')];
  }
}

function tooShort(path: Path, body: unknown, minimum: number): Flaw {
  if (minimum === 1 && valueAt(body, path) === '') return flaw(path, 'BASE_TYPE_REQUIRED', 'This field is required');
  return flaw(path, 'BASE_TYPE_MIN_LENGTH', `Must be ${minimum} or more in length.`);
}

/** Of a union the member counts whose `type` fits; when none does, the type itself is what is wrong. */
function flawsOfUnion(members: readonly $ZodIssue[][], body: unknown, path: Path): Flaw[] {
  const fitting = members.filter((issues) => !issues.some((issue) => issue.path.length === 0 || issue.path[0] === 'type'));
  const nearest = fitting.sort((first, second) => first.length - second.length)[0];
  if (nearest) return flawsOf(nearest, body, path);
  const typed = members.some((issues) => issues.some((issue) => issue.path[0] === 'type'));
  if (!typed) return flawsOf(members[0] ?? [], body, path);
  return [flaw([...path, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" is not one of those allowed here.')];
}

function valueAt(body: unknown, path: Path): unknown {
  let value = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
