namespace Goldthread.Kernel.Values;

/// <summary>The numbers of the range for tests by their place, without walking from the first.</summary>
/// <remarks>
/// A stem is 999, three digits (the block) and three digits (the tail). Whether it has a check digit depends on the tail and on
/// the block's sum by 11 only. So eleven lists of tails and one running count by block answer every question.
/// </remarks>
internal static class SyntheticNumbers
{
    private const int FirstStem = 999_000_000;
    private static readonly short[][] Tails = [.. Enumerable.Range(0, 11).Select(TailsAfter)];
    private static readonly int[] StartOfBlock = Starts();

    /// <summary>999 999 9999 passes the arithmetic and is refused as a repeat; it would be the last one.</summary>
    public static int Count => StartOfBlock[1000] - 1;

    public static long At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var found = Array.BinarySearch(StartOfBlock, index);
        var block = found >= 0 ? found : ~found - 1;
        var stem = FirstStem + (block * 1000) + Tails[SumOf(block)][index - StartOfBlock[block]];
        return (stem * 10L) + NhsNumber.CheckDigit(stem);
    }

    private static int SumOf(int block) => ((9 * (10 + 9 + 8)) + (block / 100 * 7) + (block / 10 % 10 * 6) + (block % 10 * 5)) % 11;

    /// <summary>A check digit of 10 is a sum of 1 by 11.</summary>
    private static short[] TailsAfter(int sum) =>
        [.. Enumerable.Range(0, 1000).Where(t => (sum + (t / 100 * 4) + (t / 10 % 10 * 3) + (t % 10 * 2)) % 11 != 1).Select(t => (short)t)];

    private static int[] Starts()
    {
        var starts = new int[1001];
        for (var block = 0; block < 1000; block++) starts[block + 1] = starts[block] + Tails[SumOf(block)].Length;
        return starts;
    }
}
