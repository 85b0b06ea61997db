/** Finds what may become a link in an operator's words: https and tel, nothing else. What the child writes is never linked. */

export interface Piece {
  text: string;
  href: string | null;
}

const link = /(https:\/\/[^\s<>"']+|tel:\+?[\d-]{2,20})/i;

export function linkPieces(text: string): Piece[] {
  return text.split(link).flatMap((part, at): Piece[] => {
    if (part === "") return [];
    if (at % 2 === 0) return [{ text: part, href: null }];
    // The stop that ends the sentence isn't part of the address.
    const address = part.replace(/[.,;:!?)\]]+$/, "");
    const rest = part.slice(address.length);
    const pieces: Piece[] = [{ text: address.replace(/^tel:/i, ""), href: address }];
    return rest ? [...pieces, { text: rest, href: null }] : pieces;
  });
}
