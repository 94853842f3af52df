import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { Option } from "./grid-options.ts";

type Props = {
  readonly id: string;
  readonly anchor: HTMLElement | null;
  readonly options: readonly Option[];
  readonly highlight: number;
  readonly emptyText: string;
  readonly onPick: (index: number) => void;
};

type Place = {
  readonly left: number;
  readonly width: number;
  readonly top: number | null;
  readonly bottom: number | null;
};

const wanted = 340;

const placeOf = (anchor: HTMLElement): Place => {
  const box = anchor.getBoundingClientRect();
  const width = Math.min(Math.max(box.width, 380), window.innerWidth - 16);
  const left = Math.max(8, Math.min(box.left, window.innerWidth - width - 8));
  const isAbove = window.innerHeight - box.bottom < wanted && box.top > window.innerHeight - box.bottom;
  return isAbove
    ? { left, width, top: null, bottom: window.innerHeight - box.top + 2 }
    : { left, width, top: box.bottom + 2, bottom: null };
};

/** What a cell offers, under or above the cell; the keyboard stays in the cell. */
export const OptionList = ({ id, anchor, options, highlight, emptyText, onPick }: Props) => {
  const [place, setPlace] = useState<Place | null>(null);
  const chosen = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    if (anchor === null) return undefined;
    const measure = (): void => {
      setPlace(placeOf(anchor));
    };
    measure();
    window.addEventListener("scroll", measure, true);
    window.addEventListener("resize", measure);
    return () => {
      window.removeEventListener("scroll", measure, true);
      window.removeEventListener("resize", measure);
    };
  }, [anchor]);
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: "nearest" });
  }, [highlight, options]);
  if (place === null) return null;
  const room = (place.top === null ? window.innerHeight - (place.bottom ?? 0) : window.innerHeight - place.top) - 8;
  return createPortal(
    <ul
      className="option-list"
      id={id}
      role="listbox"
      style={{
        left: place.left,
        width: place.width,
        maxHeight: Math.min(wanted, room),
        ...(place.top === null ? { bottom: place.bottom ?? 0 } : { top: place.top }),
      }}
    >
      {options.length === 0 ? <li className="option-none">{emptyText}</li> : null}
      {options.map((option, index) => (
        <li
          aria-selected={index === highlight}
          key={option.id}
          onPointerDown={(event) => {
            // Before the cell loses the focus.
            event.preventDefault();
            onPick(index);
          }}
          ref={index === highlight ? chosen : null}
          role="option"
        >
          {option.code === "" ? null : <span className="option-code">{option.code}</span>}
          <span>{option.name}</span>
        </li>
      ))}
    </ul>,
    document.body,
  );
};
