/** Answers alike in every margin, with their mean. */
interface FittedCell {
  /** Index of the category in each margin. */
  categories: readonly number[];
  /** How much the cell counts: answers times weight. */
  weight: number;
  mean: number;
}

const mostSweeps = 60;
const smallestChange = 1e-7;

/**
 * The mean of each cell as margins alone explain it: the weighted least-squares fit of a sum of one term for each margin,
 * found by fitting one margin after the other to what is left (backfitting). In the order of the cells.
 */
export function fitAdditive(cells: readonly FittedCell[], marginCount: number): number[] {
  const all = cells.reduce((sum, { weight }) => sum + weight, 0);
  const mean = cells.reduce((sum, cell) => sum + cell.weight * cell.mean, 0) / all;
  const fitted = cells.map(() => mean);
  for (let sweep = 0; sweep < mostSweeps; sweep += 1) {
    let largest = 0;
    for (let margin = 0; margin < marginCount; margin += 1) {
      const changes = leftOver(cells, fitted, margin);
      for (const [index, { categories }] of cells.entries()) {
        fitted[index] = (fitted[index] ?? 0) + (changes[categories[margin] ?? 0] ?? 0);
      }
      for (const change of changes) largest = Math.max(largest, Math.abs(change));
    }
    if (largest < smallestChange) break;
  }
  return fitted;
}

/** The mean of what the fit leaves over in each category of a margin. */
function leftOver(cells: readonly FittedCell[], fitted: readonly number[], margin: number): number[] {
  const sums: number[] = [];
  const weights: number[] = [];
  for (const [index, { categories, weight, mean }] of cells.entries()) {
    const category = categories[margin] ?? 0;
    sums[category] = (sums[category] ?? 0) + weight * (mean - (fitted[index] ?? 0));
    weights[category] = (weights[category] ?? 0) + weight;
  }
  return Array.from(sums, (sum: number | undefined, category) => {
    const weight = weights[category] ?? 0;
    return weight === 0 ? 0 : (sum ?? 0) / weight;
  });
}
