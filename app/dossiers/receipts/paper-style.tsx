import { usePage } from "#app/i18n/page.tsx";
import paperStyle from "#app/ui/paper.css?inline";
import { labelQrSide, marginsOf, type LabelSheet } from "./label-sheet.ts";

/** The size of a sheet as CSS writes it. */
export type SheetSize = "A5" | "A4" | "A4 landscape" | "A3" | `80mm ${string}mm`;

interface PaperStyleProps {
  size: SheetSize;
  /** Rules of one kind of paper, made of numbers only. */
  more?: string;
}

/** The style of printed pages; `size` is the size of the sheet. There is no margin: the sheets have their own. */
export function PaperStyle({ size, more = "" }: PaperStyleProps) {
  const { nonce } = usePage();
  const style = `@page{size:${size};margin:0}${paperStyle}${more}`;
  return <style nonce={nonce} dangerouslySetInnerHTML={{ __html: style }} />;
}

/** Where the labels of a sheet lie, moved by `right` and `down` millimetres for the printer. */
export function labelRules(sheet: LabelSheet, { right, down }: { right: number; down: number }): string {
  const { columns, width, height, gap } = sheet;
  const { left, top } = marginsOf(sheet);
  const side = labelQrSide(sheet);
  return (
    `.labels{grid-template-columns:repeat(${String(columns)},${String(width)}mm);grid-auto-rows:${String(height)}mm;` +
    `column-gap:${String(gap)}mm;left:${millimetres(left + right)};top:${millimetres(top + down)}}` +
    `.label .qr{width:${millimetres(side)};height:${millimetres(side)}}`
  );
}

function millimetres(length: number): string {
  return `${String(Math.round(length * 100) / 100)}mm`;
}
