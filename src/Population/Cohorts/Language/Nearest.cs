namespace Goldthread.Population.Cohorts.Language;

/// <summary>The name that was probably meant.</summary>
internal static class Nearest
{
    /// <summary>" Did you mean x?", or nothing where no name is near.</summary>
    public static string Hint(string written, IEnumerable<string> names)
    {
        var near = names.Select(n => (Name: n, Distance: Distance(written, n))).Where(n => n.Distance <= Math.Max(1, written.Length / 3)).OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal).FirstOrDefault();
        return near.Name is null ? "" : $" Did you mean {near.Name}?";
    }

    /// <summary>The fewest letters to put in, take out, change or swap with the next (optimal string alignment).</summary>
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }
}
