// Everything that can go wrong at Segmind while it draws from words.
import { behavesUnderFaults } from './behaves-under-faults.js';
import { faultNamesOf } from './fault-names.js';
import * as v2 from './segmind-v2-table.js';

const path = {
  vendor: 'segmind',
  files: {},
  arrange: () => {},
  learnsFirst: false,
  rows: [...v2.submit, ...v2.poll, ...v2.result, ...v2.download],
  noRows: { ...v2.nothingToSee, upload: 'nothing is uploaded for a drawing from words' },
} as const;

behavesUnderFaults(path, await faultNamesOf('segmind'));
