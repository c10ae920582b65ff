// Everything that can go wrong at 1min.ai.
import { describe } from 'vitest';
import { png } from '../support/pictures-given.js';
import { behavesUnderFaults } from './behaves-under-faults.js';
import { faultNamesOf } from './fault-names.js';
import * as onemin from './onemin-table.js';

const faults = await faultNamesOf('onemin');
const rows = [...onemin.submit, ...onemin.poll, ...onemin.download];
const common = { vendor: 'onemin', arrange: () => {}, drawsFirst: false } as const;

describe('drawing from words', () =>
  behavesUnderFaults(
    {
      ...common,
      files: {},
      rows,
      noRows: { ...onemin.nothingToSee, upload: 'nothing is uploaded for a drawing from words' },
    },
    faults,
  ));

const reference = await png('house.png', 'red', 48, 48);

describe('editing a picture', () =>
  behavesUnderFaults(
    {
      ...common,
      files: { reference },
      rows: [...onemin.upload, ...rows],
      noRows: { ...onemin.nothingToSee, ...onemin.nothingToUpload },
    },
    faults,
  ));
