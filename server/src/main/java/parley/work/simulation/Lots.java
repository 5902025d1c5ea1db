package parley.work.simulation;

/// Numbers between 0 and 1, each found from the seed and from what it is for, in any order: the
/// numbers of SplitMix64 (Steele, Lea, Flood 2014) as a table that is never written down.
final class Lots {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long FNV_START = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final long key;

    private Lots(long key) {
        this.key = key;
    }

    /// Those of a purpose.
    ///
    /// @param name whose they are: the same name, the same numbers, whatever else there is
    static Lots of(long seed, String name, String purpose) {
        return new Lots(mix(mix(seed + GOLDEN) ^ hash(name)) ^ mix(hash(purpose) + GOLDEN));
    }

    /// Those of one among many.
    Lots of(long number) {
        return new Lots(mix(key + mix(number * GOLDEN + 1)));
    }

    /// The one of that number, at least 0 and less than 1.
    double at(long number) {
        return (mix(key + (number + 1) * GOLDEN) >>> 11) * 0x1.0p-53;
    }

    private static long hash(String text) {
        long hash = FNV_START;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
