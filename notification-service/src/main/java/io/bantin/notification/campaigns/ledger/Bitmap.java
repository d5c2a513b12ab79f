package io.bantin.notification.campaigns.ledger;

/** One bit for each recipient of a chunk, in their order; immutable. */
record Bitmap(byte[] bytes) {

    static Bitmap empty(int size) {
        return new Bitmap(new byte[(size + 7) / 8]);
    }

    boolean get(int index) {
        return (bytes[index / 8] & 1 << index % 8) != 0;
    }

    Bitmap with(Iterable<Integer> indexes) {
        byte[] copy = bytes.clone();
        for (int index : indexes) {
            copy[index / 8] |= (byte) (1 << index % 8);
        }
        return new Bitmap(copy);
    }

    int count() {
        int count = 0;
        for (byte b : bytes) {
            count += Integer.bitCount(b & 0xff);
        }
        return count;
    }
}
