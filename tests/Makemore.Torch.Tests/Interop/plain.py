"""Reads a model of the notebook's shape from a safetensors file, prints the logits that follow each context it is
given, and writes the tensors into another file. It needs nothing but Python.

usage: plain.py FILE COPY 0,0,0 0,0,5 ...
"""

import array
import json
import math
import struct
import sys


def read(path):
    """The tensors of a file: name -> (shape, numbers, row after row)."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = file.read()
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            tensors[name] = (entry["shape"], array.array("f", data[begin:end]))
    return tensors


def write(path, tensors):
    header, data = {}, b""
    for name, (shape, numbers) in tensors.items():
        begin = len(data)
        data += numbers.tobytes()
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [begin, len(data)]}
    encoded = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(encoded)) + encoded + data)


def row(tensor, index):
    (_, width), numbers = tensor
    return numbers[index * width : (index + 1) * width]


def affine(x, weight, bias):
    return [sum(w * v for w, v in zip(row(weight, i), x)) + b for i, b in enumerate(bias[1])]


def logits(p, context):
    emb_cat = [value for token in context for value in row(p["E"], token)]
    h = [math.tanh(z) for z in affine(emb_cat, p["Wx"], p["bh"])]
    return affine(h, p["Wy"], p["by"])


if __name__ == "__main__":
    path, copy, *contexts = sys.argv[1:]
    tensors = read(path)
    write(copy, tensors)
    print(json.dumps([logits(tensors, [int(token) for token in context.split(",")]) for context in contexts]))
