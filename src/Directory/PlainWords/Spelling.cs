namespace Goldthread.Directory.PlainWords;

/// <summary>How far a typed word is from one that is known.</summary>
public static class Spelling
{
    private const int Longest = 40;

    /// <summary>How many errors are forgiven: none in short words, one from four letters, two from eight.</summary>
    public static int Forgiven(int length) => length switch { < 4 => 0, < 8 => 1, _ => 2 };

    /// <summary>
    /// Letters added, left out, changed or swapped with their neighbour between two words; more than <paramref name="most"/> when there are more.
    /// The optimal string alignment distance, row by row.
    /// </summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > Longest || b.Length > Longest) return most + 1;
        Span<int> before = stackalloc int[b.Length + 1], last = stackalloc int[b.Length + 1], now = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(now[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) best = Math.Min(best, before[j - 2] + 1);
                now[j] = best;
                least = Math.Min(least, best);
            }

            if (least > most) return most + 1;
            var spare = before;
            before = last;
            last = now;
            now = spare;
        }

        return last[b.Length];
    }
}
