// Everything that can go wrong at Segmind’s v1 while it draws from words and answers with the picture itself.
import { behavesUnderFaults } from './behaves-under-faults.js';
import { faultNamesOf } from './fault-names.js';
import * as v1 from './segmind-v1-table.js';

const path = {
  vendor: 'segmind',
  files: {},
  arrange: v1.answering('image'),
  learnsFirst: true,
  rows: [...v1.submit, ...v1.picture],
  noRows: {
    ...v1.nothingToSee,
    submit: { ...v1.nothingToSee.submit, ...v1.noJson },
    upload: 'nothing is uploaded for a drawing from words',
    download: 'the answer is the picture: nothing is downloaded',
  },
} as const;

behavesUnderFaults(path, await faultNamesOf('segmind'));
