import { localDigits } from './digits';
import { minorToDecimal } from './money';

/** Basis points for reading: 1250 is `12.5%`. */
export function formatPercent(basisPoints: number): string {
  return `${localDigits(basisPointsToText(basisPoints))}${localDigits('0') === '0' ? '%' : '٪'}`;
}

/** Basis points as a plain decimal without needless zeros: 1250 is `12.5`. */
export function basisPointsToText(basisPoints: number): string {
  return minorToDecimal(basisPoints, 2).replace(/\.?0+$/, '');
}
