import { createWriteStream, type WriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import { crc32, createDeflateRaw } from "node:zlib";

/** A ZIP container that is written as a stream, for files larger than memory; parts of at most 4 GiB. */
export interface PackedFile {
  add(name: string, content: Iterable<string>): Promise<void>;
  /** Writes the directory; the file is whole afterwards. */
  end(): Promise<void>;
}

/** Sizes stand behind the content (APPNOTE.TXT 4.4.4, bit 3). */
const sizesBehind = 0x0008;
const deflated = 8;

export function packedFile(path: string): PackedFile {
  const file = createWriteStream(path);
  const directory: Buffer[] = [];
  let offset = 0;

  async function write(bytes: Buffer): Promise<void> {
    offset += bytes.length;
    await written(file, bytes);
  }

  async function add(name: string, content: Iterable<string>): Promise<void> {
    const at = offset;
    const title = Buffer.from(name);
    const facts = (checksum: number, packed: number, plain: number) => {
      const bytes = Buffer.alloc(26);
      for (const [position, value] of [20, sizesBehind, deflated].entries()) bytes.writeUInt16LE(value, position * 2);
      for (const [position, value] of [checksum, packed, plain].entries())
        bytes.writeUInt32LE(value, 10 + position * 4);
      bytes.writeUInt16LE(title.length, 22);
      return bytes;
    };
    await write(Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), facts(0, 0, 0), title]));
    const begin = offset;
    const packer = createDeflateRaw({ level: 1 });
    const emptied = (async () => {
      for await (const chunk of packer) await write(chunk as Buffer);
    })();
    let [checksum, plain] = [0, 0];
    for (const text of content) {
      const bytes = Buffer.from(text);
      checksum = crc32(bytes, checksum);
      plain += bytes.length;
      if (!packer.write(bytes)) await once(packer, "drain");
    }
    packer.end();
    await emptied;
    const whole = facts(checksum, offset - begin, plain);
    await write(Buffer.concat([Buffer.from("PK\u0007\u0008", "latin1"), whole.subarray(10, 22)]));
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\u0001\u0002", "latin1"), Buffer.from([20, 0]), whole, tail, title);
  }

  return {
    add,
    end: async () => {
      const list = Buffer.concat(directory);
      const end = Buffer.alloc(22);
      end.write("PK\u0005\u0006", "latin1");
      end.writeUInt16LE(directory.length / 5, 8);
      end.writeUInt16LE(directory.length / 5, 10);
      end.writeUInt32LE(list.length, 12);
      end.writeUInt32LE(offset, 16);
      await written(file, Buffer.concat([list, end]));
      file.end();
      await finished(file);
    },
  };
}

async function written(file: WriteStream, bytes: Buffer): Promise<void> {
  if (!file.write(bytes)) await once(file, "drain");
}
