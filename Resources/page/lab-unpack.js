// Unpacks what `xz --format=lzma` packed: LZMA, as its specification in the LZMA SDK of Igor Pavlov has it.
// A browser unpacks gzip by itself, but that looks no more than 32 KB back, and code repeats itself over longer
// ways: like this the module takes a quarter less of the page.
const labUnpack = (packed) => {
  "use strict";
  // The header: three numbers in one byte, the size of the window, and that of the content, which xz leaves open:
  // it marks the end.
  const literalBits = packed[0] % 9;
  const literalPlaceBits = Math.floor(packed[0] / 9) % 5, literalPlaceMask = (1 << literalPlaceBits) - 1;
  const placeMask = (1 << Math.floor(packed[0] / 45)) - 1;
  let output = new Uint8Array(4 * packed.length), size = 0;

  // --- One bit after the other, each with the chance that it is 0, in 2048ths, learnt from those before it.
  let next = 18, range = 0xffffffff, code = new DataView(packed.buffer, packed.byteOffset).getUint32(14);
  const refill = () => {
    if (range >= 0x1000000) return;
    if (next >= packed.length) throw new Error("the module is cut short");
    range *= 256;
    code = code * 256 + packed[next];
    next += 1;
  };
  const chances = (count) => new Uint16Array(count).fill(1024);
  const bit = (table, index) => {
    const bound = (range >>> 11) * table[index];
    const found = code < bound ? 0 : 1;
    if (found === 0) {
      range = bound;
      table[index] += (2048 - table[index]) >> 5;
    } else {
      range -= bound;
      code -= bound;
      table[index] -= table[index] >> 5;
    }
    refill();
    return found;
  };
  // Numbers: the highest bit first, the lowest first, and as they are.
  const tree = (table, start, bits) => {
    let node = 1;
    for (let i = 0; i < bits; i += 1) node = 2 * node + bit(table, start + node);
    return node - (1 << bits);
  };
  const reversed = (table, start, bits) => {
    let node = 1, value = 0;
    for (let i = 0; i < bits; i += 1) {
      const found = bit(table, start + node);
      node = 2 * node + found;
      value += found << i;
    }
    return value;
  };
  const plain = (bits) => {
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      range >>>= 1;
      const found = code < range ? 0 : 1;
      code -= found * range;
      value = 2 * value + found;
      refill();
    }
    return value;
  };

  // --- Bytes: new ones, and as many as a length says from as far back as a distance says.
  const put = (byte) => {
    if (size === output.length) {
      const larger = new Uint8Array(2 * size);
      larger.set(output);
      output = larger;
    }
    output[size] = byte;
    size += 1;
  };
  const literals = chances(0x300 << (literalBits + literalPlaceBits));
  const newByte = (isAfterMatch, distance) => {
    const before = size > 0 ? output[size - 1] >> (8 - literalBits) : 0;
    const start = 0x300 * (((size & literalPlaceMask) << literalBits) + before);
    let symbol = 1;
    // After a match the byte that would have gone on with it tells something, as long as the bits are its own.
    for (let shift = 7, same = isAfterMatch; symbol < 256; shift -= 1) {
      const expected = same ? (output[size - distance] >> shift) & 1 : -1;
      const found = bit(literals, start + ((1 + expected) << 8) + symbol);
      same &&= found === expected;
      symbol = 2 * symbol + found;
    }
    put(symbol - 256);
  };
  const lengths = () => ({ kind: chances(2), short: chances(128), middle: chances(128), long: chances(256) });
  const length = (table, place) => {
    if (bit(table.kind, 0) === 0) return 2 + tree(table.short, 8 * place, 3);
    if (bit(table.kind, 1) === 0) return 10 + tree(table.middle, 8 * place, 3);
    return 18 + tree(table.long, 0, 8);
  };
  const slots = chances(256), fine = chances(115), lowest = chances(16);
  const newDistance = (count) => {
    const slot = tree(slots, 64 * Math.min(count - 2, 3), 6);
    if (slot < 4) return slot + 1;
    const bits = (slot >> 1) - 1;
    const first = (2 + (slot & 1)) * 2 ** bits;
    if (slot < 14) return first + reversed(fine, first - slot, bits) + 1;
    return first + 16 * plain(bits - 4) + reversed(lowest, 0, 4) + 1;
  };

  // --- What came last decides what is likely: 0 to 6 after a new byte, 7 to 11 after a match.
  const isMatch = chances(192), isKnown = chances(12), isNotFirst = chances(12), isNotSecond = chances(12);
  const isFourth = chances(12), isLong = chances(192);
  const newLengths = lengths(), knownLengths = lengths();
  let state = 0, distances = [1, 1, 1, 1];
  for (;;) {
    const place = size & placeMask;
    const isAfterMatch = state >= 7;
    if (bit(isMatch, 16 * state + place) === 0) {
      newByte(isAfterMatch, distances[0]);
      state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
      continue;
    }
    let count = 1;
    if (bit(isKnown, state) === 0) {
      count = length(newLengths, place);
      distances = [newDistance(count), ...distances.slice(0, 3)];
      if (distances[0] === 2 ** 32) return output.subarray(0, size);
      state = isAfterMatch ? 10 : 7;
    } else {
      const which = bit(isNotFirst, state) === 0
        ? 0 : bit(isNotSecond, state) === 0
          ? 1 : 2 + bit(isFourth, state);
      if (which === 0 && bit(isLong, 16 * state + place) === 0) {
        state = isAfterMatch ? 11 : 9;
      } else {
        distances.unshift(...distances.splice(which, 1));
        count = length(knownLengths, place);
        state = isAfterMatch ? 11 : 8;
      }
    }
    if (distances[0] > size) throw new Error("the module is damaged");
    for (let i = 0; i < count; i += 1) put(output[size - distances[0]]);
  }
};
