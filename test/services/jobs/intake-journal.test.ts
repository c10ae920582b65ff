// The intake journal: what a start finds of jobs that had been taken in when the process died.
import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { IntakeJournal } from '../../../src/services/jobs/intake-journal.js';
import { aJob } from './a-job.js';

let file: string;
const idsFoundNextTime = () => new IntakeJournal(file).read().map(({ id }) => id);

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'atelier-intake-')), 'intake');
});

describe('the intake journal', () => {
  const first = { ...aJob(), id: '100000000000000001' };
  const second = { ...aJob(), id: '100000000000000002' };

  it('gives back what was noted, whole', () => {
    new IntakeJournal(file).note(first);
    expect(new IntakeJournal(file).read()).toEqual([first]);
  });

  it('forgets what was taken back, though others are still needed', () => {
    const journal = new IntakeJournal(file);
    journal.note(first);
    journal.note(second);
    journal.takeBack(first.id);
    expect(idsFoundNextTime()).toEqual([second.id]);
  });

  it('begins anew when no line is needed any more, and not before', () => {
    const journal = new IntakeJournal(file);
    journal.note(first);
    journal.note(second);
    journal.done(first.id);
    expect(idsFoundNextTime()).toEqual([first.id, second.id]);
    journal.done(second.id);
    expect(readFileSync(file, 'utf8')).toBe('');
  });

  it('goes on after beginning anew', () => {
    const journal = new IntakeJournal(file);
    journal.note(first);
    journal.done(first.id);
    journal.note(second);
    expect(idsFoundNextTime()).toEqual([second.id]);
  });

  it('leaves out a line that was torn', () => {
    new IntakeJournal(file).note(first);
    appendFileSync(file, JSON.stringify(second).slice(0, 50));
    expect(idsFoundNextTime()).toEqual([first.id]);
    new IntakeJournal(file).note(second);
    expect(idsFoundNextTime()).toEqual([first.id, second.id]);
  });

  it('waits for nobody whose line could not be written', () => {
    const journal = new IntakeJournal(file);
    journal.note(first);
    const unwritable = {
      ...second,
      toJSON: () => {
        throw new Error('the disk is full');
      },
    };
    expect(() => journal.note(unwritable)).toThrow('the disk is full');
    journal.done(first.id);
    expect(readFileSync(file, 'utf8')).toBe('');
  });
});
