// How many polls a drawing may take, and how many drawings may be under way, so that the vendor's requests a minute suffice for all.

export interface Load {
  /** What the vendor allows, everything counted. */
  readonly requestsPerMinute: number;
  /** How many drawings would end in a minute if those under way went on as expected: the sum of 60 / expected seconds. */
  readonly endingsPerMinute: number;
  /** Of this drawing, polls times lag: little where its time is well known. */
  readonly pollsTimesLag: number;
}

/** What is left free for what can't be foreseen: polls come in bunches, some requests are repeated. */
const PLANNED_SHARE = 0.95;
/** The submit, the result, the picture. */
const OTHER_REQUESTS = 3;
/** With fewer, a drawing that is just missed waits for very long. */
const LEAST_POLLS = 2;
const MOST_POLLS = 6;
/** Hardly anybody notices that a picture comes so many seconds later, so no more polls are made than that takes. */
const UNNOTICED_LAG = 0.25;
/** At the least polls a picture is found, fetched and replaced by the next one so much later, as a share of its time. */
const LEAST_POLLS_LAG = 0.2;

/** The polls that a drawing may take on average: as many as are of use while few are under way, and ever fewer the more there are. */
export function pollsADrawing({ requestsPerMinute, endingsPerMinute, pollsTimesLag }: Load): number {
  const affordable = (PLANNED_SHARE * requestsPerMinute) / endingsPerMinute - OTHER_REQUESTS;
  return Math.max(LEAST_POLLS, Math.min(MOST_POLLS, affordable, pollsTimesLag / UNNOTICED_LAG));
}

/** How many drawings may be under way together: as many as use up the requests when each takes the least polls. */
export function drawingsTogether(requestsPerMinute: number, typicalSeconds: number): number {
  const endingsPerMinute = (PLANNED_SHARE * requestsPerMinute) / (OTHER_REQUESTS + LEAST_POLLS);
  return Math.max(3, Math.floor((endingsPerMinute * typicalSeconds * (1 + LEAST_POLLS_LAG)) / 60));
}
